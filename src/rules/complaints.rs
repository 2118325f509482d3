//! What happens with a complaint that is sent through SP4N-LAPOR!, the national channel.
//!
//! The days are those that LAPOR! tells the public. The regulation in force (Peraturan Menteri PANRB
//! Nomor 5 Tahun 2025) was not read, so they are not told as its deadlines.

use super::Certainty;

/// The address of the national channel.
pub const LAPOR_URL: &str = "https://www.lapor.go.id/";
/// The number for text messages to it.
pub const LAPOR_SMS: &str = "1708";

/// One stage of a complaint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stage {
    /// Its name in templates.
    pub key: &'static str,
    /// Within how many days.
    pub days: u32,
}

/// The stages, in order.
pub const LAPOR_STAGES: [Stage; 3] = [
    Stage { key: "verified", days: 3 },
    Stage { key: "answered", days: 5 },
    Stage { key: "replied", days: 10 },
];

/// How sure we are of the stages.
pub const LAPOR_CERTAINTY: Certainty = Certainty::Repeated;
