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
    let fee = Fee {
        kind: fields.required("jenis"),
        tariffs: fields.list("tarif"),
        formula: fields.optional("rumus"),
        examples: fields.list::<Example>("contoh").into_iter().map(|Example(row)| row).collect(),
        legal_basis: fields.optional("dasar"),
        url: fields.optional("tautan"),
        note: fields.optional("keterangan"),
    };
    if matches!(fee.kind, FeeKind::Free | FeeKind::InKind) {
        let kind = if fee.kind == FeeKind::Free { "jenis: nol" } else { "jenis: bukan_uang" };
        ["tarif", "rumus", "contoh"].into_iter().for_each(|key| fields.refuse_with(key, kind));
    }
    let (key, reason) = match fee.kind {
        FeeKind::Free => return fee,
        FeeKind::InKind => ("keterangan", "jenis: bukan_uang"),
        FeeKind::Tariff => ("tarif", "jenis: tarif"),
        FeeKind::Formula => ("rumus", "jenis: rumus"),
        FeeKind::RegionalLevy => ("dasar", "jenis: retribusi"),
        FeeKind::StateRevenue => ("dasar", "jenis: pnbp"),
    };
    fields.require_with(key, "jenis", reason);
    if matches!(fee.kind, FeeKind::Tariff | FeeKind::Formula) {
        fields.require_with("dasar", "jenis", reason);
    }
    fee
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
