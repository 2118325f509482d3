//! `istilah.yaml`: what acronyms stand for.

use std::collections::BTreeMap;

use super::fields::Value;
use super::syntax::{Shape, Syntax};
use crate::yaml::Value as Yaml;

/// Acronyms of the portal; the keys of the file are the acronyms themselves.
#[derive(Debug, Clone, Default)]
pub struct Glossary {
    /// What each acronym stands for.
    pub terms: BTreeMap<String, String>,
}

impl Value for Glossary {
    fn syntax() -> Syntax<Self> {
        let shape = || Shape::Names(Box::new(String::syntax().shape()));
        Syntax::new(shape, |node, reading| {
            let Yaml::Map(entries) = &node.value else {
                reading.wrong_type(node, "@map");
                return None;
            };
            let terms = entries
                .iter()
                .filter_map(|(key, value)| Some((key.name.clone(), String::read(value, reading)?)));
            Some(Glossary { terms: terms.collect() })
        })
    }
}
