//! Values of other modules that are written as words.

use crate::content::fields::Value;
use crate::content::syntax::{Choice, Syntax, Words};
use crate::hours::Zone;
use crate::language::Language;

impl Choice for Zone {
    const WORDS: Words<Self> = &[("WIB", Zone::Wib), ("WITA", Zone::Wita), ("WIT", Zone::Wit)];
}

impl Value for Zone {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(Self::WORDS)
    }
}

impl Choice for Language {
    const WORDS: Words<Self> = &[("id", Language::Indonesian), ("en", Language::English)];
}

impl Value for Language {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(Self::WORDS)
    }
}
