//! The keys of `biaya`.

use super::{Fee, FeeKind, Tariff};
use crate::content::fields::{Fields, Value};
use crate::content::syntax::{Choice, Condition, Syntax, Text, Words};
use crate::content::values::Money;

impl Value for Fee {
    fn syntax() -> Syntax<Self> {
        Syntax::short(|Free| Fee::default(), read_fee)
    }
}

/// `gratis`: that there is no fee is all there is to say.
struct Free;

impl Value for Free {
    fn syntax() -> Syntax<Self> {
        Syntax::text(Text::Free, |node, reading| {
            let Money(amount) = Money::read(node, reading)?;
            if !amount.is_zero() {
                reading.wrong_type(node, "@fee");
            }
            Some(Free)
        })
    }
}

fn read_fee(fields: &mut Fields<'_, '_, '_>) -> Fee {
    let fee = Fee {
        kind: fields.required_option("jenis").unwrap_or_default(),
        tariffs: fields.list("tarif"),
        formula: fields.optional("rumus"),
        examples: fields.list::<Example>("contoh").into_iter().map(|Example(row)| row).collect(),
        legal_basis: fields.optional("dasar"),
        url: fields.optional("tautan"),
        note: fields.optional("keterangan"),
    };
    CONDITIONS.into_iter().for_each(|condition| fields.when(condition));
    fee
}

/// What a kind of fee needs, and what contradicts it.
const CONDITIONS: [Condition; 6] = [
    kind("nol", &[], &["tarif", "rumus", "contoh"]),
    kind("bukan_uang", &["keterangan"], &["tarif", "rumus", "contoh"]),
    kind("tarif", &["tarif", "dasar"], &[]),
    kind("rumus", &["rumus", "dasar"], &[]),
    kind("retribusi", &["dasar"], &[]),
    kind("pnbp", &["dasar"], &[]),
];

const fn kind(
    word: &'static str,
    wanted: &'static [&'static str],
    refused: &'static [&'static str],
) -> Condition {
    Condition { key: "jenis", word, wanted, refused }
}

impl Choice for FeeKind {
    const WORDS: Words<Self> = &[
        ("nol", FeeKind::Free),
        ("tarif", FeeKind::Tariff),
        ("rumus", FeeKind::Formula),
        ("retribusi", FeeKind::RegionalLevy),
        ("pnbp", FeeKind::StateRevenue),
        ("bukan_uang", FeeKind::InKind),
    ];
}

impl Value for FeeKind {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(Self::WORDS)
    }
}

impl Value for Tariff {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| Tariff {
            description: fields.required("uraian"),
            amount: fields.required("nilai"),
            unit: fields.optional("satuan"),
        })
    }
}

/// A worked example, whose amount is a result.
struct Example(Tariff);

impl Value for Example {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| {
            Example(Tariff {
                description: fields.required("uraian"),
                amount: fields.required("hasil"),
                unit: None,
            })
        })
    }
}
