//! How data files are described: from the one description of a kind of file come its schema, the
//! columns of its CSV, and their metadata.

/// One key of a record.
#[derive(Debug, Clone, Copy)]
pub(in crate::plan) struct Field {
    pub(in crate::plan) key: &'static str,
    pub(super) kind: Kind,
    /// Whether it may be `null`, which is what is not known and never 0.
    pub(super) may_lack: bool,
    /// What it tells, with its unit.
    pub(super) about: &'static str,
}

/// What stands at a key.
#[derive(Debug, Clone, Copy)]
pub(in crate::plan) enum Kind {
    /// Text without marks.
    Text,
    /// `2026-11-21`.
    Date,
    /// A full URL.
    Url,
    /// A count.
    Integer,
    /// A number with all its decimals.
    Number,
    /// Yes or no.
    Flag,
    /// One of some words.
    OneOf(fn() -> Vec<&'static str>),
    List(&'static Kind),
    Record(&'static [Field]),
    /// Values by names that depend on the content.
    Named(&'static Kind),
}

/// All files of one kind.
#[derive(Debug)]
pub(in crate::plan) struct Shape {
    /// The name of its schema.
    pub(in crate::plan) name: &'static str,
    pub(in crate::plan) about: &'static str,
    /// The keys of the document beside those that all have.
    pub(in crate::plan) head: &'static [&'static [Field]],
    /// The keys of each record of `data`; none where the document is one record.
    pub(in crate::plan) rows: &'static [Field],
    /// The columns of the table, from the records, else from the document; none where there is no
    /// table.
    pub(in crate::plan) columns: &'static [&'static str],
}

/// What all documents begin with.
const COMMON: &[Field] = &[
    field("$schema", Kind::Url, "Skema berkas ini."),
    field("judul", Kind::Text, "Judul kumpulan data."),
    field("instansi", Kind::Text, "Instansi yang menerbitkan data."),
    field(
        "contoh",
        Kind::Flag,
        "Benar bila portal ini hanya peragaan dan bukan portal kantor sungguhan.",
    ),
];

/// A key that always has a value.
pub(in crate::plan) const fn field(key: &'static str, kind: Kind, about: &'static str) -> Field {
    Field { key, kind, may_lack: false, about }
}

/// A key that may be `null`.
pub(in crate::plan) const fn maybe(key: &'static str, kind: Kind, about: &'static str) -> Field {
    Field { key, kind, may_lack: true, about }
}

impl Shape {
    /// The keys of the document.
    pub(super) fn keys(&self) -> impl Iterator<Item = &Field> {
        COMMON.iter().chain(self.head.iter().copied().flatten())
    }

    /// The columns of the table.
    pub(super) fn columns(&self) -> impl Iterator<Item = &Field> {
        let find = |key: &&str| {
            let found = self.rows.iter().chain(self.keys()).find(|field| field.key == *key);
            found.unwrap_or_else(|| panic!("{}: no key is called {key}", self.name))
        };
        self.columns.iter().map(find)
    }
}
