//! How much work the templates of one page may make: rounds of loops over ranges, and bytes. Loops
//! over the content are as long as the content; these two are the only ones that grow by themselves.

use std::cell::Cell;
use std::io::{self, Write};

use tera::{Error, Kwargs, State, TeraResult};

/// Most rounds that ranges give to one page: every day of 250 years.
const ROUND_COUNT_MAX: i64 = 100_000;
/// Largest page; no browser on a phone shows a tenth of it.
const PAGE_BYTES_MAX: usize = 32 * 1024 * 1024;

thread_local! {
    /// Rounds that are left for the page that this thread renders.
    static ROUNDS_LEFT: Cell<i64> = const { Cell::new(ROUND_COUNT_MAX) };
}

/// The text of a page while its templates write it.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// What has been written.
    pub(crate) bytes: Vec<u8>,
}

impl Page {
    /// Begins a page, with the whole budget; the thread that begins it must also write it.
    pub(crate) fn begin() -> Self {
        ROUNDS_LEFT.set(ROUND_COUNT_MAX);
        Page::default()
    }
}

impl Write for Page {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + part.len() > PAGE_BYTES_MAX {
            let limit = PAGE_BYTES_MAX / (1024 * 1024);
            return Err(io::Error::other(format!("> {limit} MB")));
        }
        self.bytes.extend_from_slice(part);
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The function `range(start=…, end=…, step_by=…)` of templates.
#[expect(clippy::needless_pass_by_value, reason = "the form of a function")]
pub(super) fn range(arguments: Kwargs, _: &State) -> TeraResult<Vec<i64>> {
    let start = arguments.get::<i64>("start")?.unwrap_or_default();
    let end = arguments.must_get::<i64>("end")?;
    let step = arguments.get::<i64>("step_by")?.unwrap_or(1);
    let step = usize::try_from(step).ok().filter(|step| *step > 0);
    let step = step.ok_or_else(|| Error::message("range: step_by < 1"))?;
    let mut numbers = Vec::new();
    for number in (start..end).step_by(step) {
        let left = ROUNDS_LEFT.get() - 1;
        ROUNDS_LEFT.set(left);
        if left < 0 {
            return Err(Error::message(format!("range: > {ROUND_COUNT_MAX}")));
        }
        numbers.push(number);
    }
    Ok(numbers)
}
