//! The keys of `biaya`.

use super::{Fee, FeeKind, Tariff};
use crate::content::fields::{Fields, Reading, Value};
use crate::content::values::Money;
use crate::yaml::{Node, Value as Yaml};

impl Value for Fee {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        if matches!(node.value, Yaml::Scalar(_) | Yaml::Null) {
            let Money(amount) = Money::read(node, reading)?;
            if !amount.is_zero() {
                reading.wrong_type(node, "@fee");
            }
            return Some(Fee::default());
        }
        reading.map(node, read_fee)
    }
}

fn read_fee(fields: &mut Fields<'_, '_, '_>) -> Fee {
    let kind = fields.required_option("jenis");
    let fee = Fee {
        kind: kind.unwrap_or_default(),
        tariffs: fields.list("tarif"),
        formula: fields.optional("rumus"),
        examples: fields.list::<Example>("contoh").into_iter().map(|Example(row)| row).collect(),
        legal_basis: fields.optional("dasar"),
        url: fields.optional("tautan"),
        note: fields.optional("keterangan"),
    };
    if let Some(kind) = kind {
        check_companions(fields, kind);
    }
    fee
}

/// Notes what a kind of fee lacks, and what contradicts it.
fn check_companions(fields: &mut Fields<'_, '_, '_>, kind: FeeKind) {
    let refused: &[&'static str] = match kind {
        FeeKind::Free | FeeKind::InKind => &["tarif", "rumus", "contoh"],
        _ => &[],
    };
    let (reason, wanted): (&str, &[&'static str]) = match kind {
        FeeKind::Free => ("jenis: nol", &[]),
        FeeKind::InKind => ("jenis: bukan_uang", &["keterangan"]),
        FeeKind::Tariff => ("jenis: tarif", &["tarif", "dasar"]),
        FeeKind::Formula => ("jenis: rumus", &["rumus", "dasar"]),
        FeeKind::RegionalLevy => ("jenis: retribusi", &["dasar"]),
        FeeKind::StateRevenue => ("jenis: pnbp", &["dasar"]),
    };
    refused.iter().for_each(|key| fields.refuse_with(key, reason));
    wanted.iter().for_each(|key| fields.require_with(key, "jenis", reason));
}

impl Value for FeeKind {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        reading.choice(
            node,
            &[
                ("nol", FeeKind::Free),
                ("tarif", FeeKind::Tariff),
                ("rumus", FeeKind::Formula),
                ("retribusi", FeeKind::RegionalLevy),
                ("pnbp", FeeKind::StateRevenue),
                ("bukan_uang", FeeKind::InKind),
            ],
        )
    }
}

impl Value for Tariff {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        reading.map(node, |fields| Tariff {
            description: fields.required("uraian"),
            amount: fields.required("nilai"),
            unit: fields.optional("satuan"),
        })
    }
}

/// A worked example, whose amount is a result.
struct Example(Tariff);

impl Value for Example {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        reading.map(node, |fields| {
            Example(Tariff {
                description: fields.required("uraian"),
                amount: fields.required("hasil"),
                unit: None,
            })
        })
    }
}
