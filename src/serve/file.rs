//! Files of the site as answers: whole, in part, compressed, or not at all when the client has them.

use std::io::{self, Write as _};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::http::{Asked, Body, Reply};
use super::media;
use crate::memo::Key;
use crate::source;

/// Digits of a hash in a tag; enough to tell versions of one file apart.
const TAG_DIGITS: usize = 16;
/// Smallest text that is worth compressing; smaller ones fit into one packet.
const COMPRESSED_BYTES_MIN: usize = 1400;

/// The tag of some bytes, without quotation marks.
pub(super) fn tag(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..TAG_DIGITS].to_string()
}

/// Answers with bytes; `tag` stands for them.
pub(super) fn bytes(asked: &Asked, status: u16, media: &str, tag: &str, bytes: Vec<u8>) -> Reply {
    let is_packed =
        accepts_gzip(asked) && media::is_text(media) && bytes.len() >= COMPRESSED_BYTES_MIN;
    let range = range(asked, tag, bytes.len() as u64).filter(|_| status == 200);
    let plain = |status| Reply::new(status, media, Vec::new()).with("ETag", quoted(tag));
    let vary = |reply: Reply| {
        if media::is_text(media) {
            reply.with("Vary", "Accept-Encoding".to_string())
        } else {
            reply
        }
    };
    if status == 200 && is_known(asked, tag) {
        return vary(plain(304));
    }
    match range {
        Some(Range::Wrong) => unsatisfiable(bytes.len() as u64),
        Some(Range::Part(first, last)) => {
            let part = cut(&bytes, first, last);
            vary(partial(plain(206), first, last, bytes.len() as u64, Body::Bytes(part)))
        }
        None if is_packed => match packed(&bytes) {
            Ok(packed) => vary(
                Reply::new(status, media, packed)
                    .with("ETag", quoted(&format!("{tag}-gz")))
                    .with("Content-Encoding", "gzip".to_string()),
            ),
            Err(_) => Reply::refusal(503),
        },
        None => {
            let reply = plain(status).with("Accept-Ranges", "bytes".to_string());
            vary(Reply { body: Body::Bytes(bytes), ..reply })
        }
    }
}

/// Answers with a file of the content folder `root`, which is not held in memory; as long as it is
/// the one with this key, for nobody has looked into another yet, or it was refused.
pub(super) fn attachment(
    asked: &Asked,
    media: &str,
    root: &Path,
    path: &Path,
    key: Option<Key>,
) -> Reply {
    let Ok(opened) = source::open_attachment(root, path) else { return Reply::refusal(404) };
    if key != Some(opened.key) {
        return Reply::refusal(503);
    }
    let (size, tag) = (opened.size_bytes, tag(opened.state.as_bytes()));
    let plain = |status| Reply::new(status, media, Vec::new()).with("ETag", quoted(&tag));
    if is_known(asked, &tag) {
        return plain(304);
    }
    match range(asked, &tag, size) {
        Some(Range::Wrong) => unsatisfiable(size),
        Some(Range::Part(first, last)) => match opened.read_from(first) {
            Ok(reader) => {
                let body = Body::Reader(reader, last - first + 1);
                partial(plain(206), first, last, size, body)
            }
            Err(_) => Reply::refusal(404),
        },
        None => match opened.read_from(0) {
            Ok(reader) => {
                let reply = plain(200).with("Accept-Ranges", "bytes".to_string());
                Reply { body: Body::Reader(reader, size), ..reply }
            }
            Err(_) => Reply::refusal(404),
        },
    }
}

/// What part of a file is wanted.
#[derive(Debug, PartialEq, Eq)]
enum Range {
    /// From the first to the last byte named.
    Part(u64, u64),
    /// None that there is.
    Wrong,
}

/// The part that is wanted; none when the whole is: also for several parts, and for a part of
/// another version.
fn range(asked: &Asked, tag: &str, size: u64) -> Option<Range> {
    let is_same = asked.header("if-range").is_none_or(|it| it == quoted(tag));
    let wanted = asked.only("range").filter(|_| is_same && !asked.is_head)?;
    read_range(wanted, size)
}

fn read_range(wanted: &str, size: u64) -> Option<Range> {
    let (first, last) = wanted.strip_prefix("bytes=")?.split_once('-')?;
    let number = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        // A number beyond all sizes is as good as the largest.
        is_number.then(|| text.parse::<u64>().unwrap_or(u64::MAX))
    };
    let end = size.saturating_sub(1);
    let (first, last) = match (number(first), number(last)) {
        (Some(first), Some(last)) if first <= last => (first, last.min(end)),
        (Some(first), None) if last.is_empty() => (first, end),
        (None, Some(count)) if first.is_empty() && count > 0 => (size.saturating_sub(count), end),
        (None, Some(0)) if first.is_empty() => (size, end),
        _ => return None,
    };
    Some(if first < size { Range::Part(first, last) } else { Range::Wrong })
}

fn unsatisfiable(size: u64) -> Reply {
    Reply::refusal(416).with("Content-Range", format!("bytes */{size}"))
}

fn partial(reply: Reply, first: u64, last: u64, size: u64, body: Body) -> Reply {
    Reply { body, ..reply.with("Content-Range", format!("bytes {first}-{last}/{size}")) }
}

fn cut(bytes: &[u8], first: u64, last: u64) -> Vec<u8> {
    let at = |number: u64| usize::try_from(number).unwrap_or(usize::MAX).min(bytes.len());
    bytes[at(first)..at(last.saturating_add(1))].to_vec()
}

/// Tells whether the client has this version, in any coding.
fn is_known(asked: &Asked, tag: &str) -> bool {
    let (plain, packed) = (quoted(tag), quoted(&format!("{tag}-gz")));
    asked.header("if-none-match").is_some_and(|known| {
        let mut tags = known.split(',').map(|it| it.trim().trim_start_matches("W/"));
        tags.any(|it| it == "*" || it == plain || it == packed)
    })
}

fn quoted(tag: &str) -> String {
    format!("\"{tag}\"")
}

/// Tells whether the client takes gzip, and does not say `q=0`.
fn accepts_gzip(asked: &Asked) -> bool {
    let codings = asked.header("accept-encoding").unwrap_or_default();
    codings.split(',').any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let weight = weight.trim().trim_start_matches("q=");
        name.trim().eq_ignore_ascii_case("gzip") && weight.parse::<f32>().unwrap_or(1.0) > 0.0
    })
}

fn packed(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read() {
        let cases = [
            ("bytes=0-0", Some(Range::Part(0, 0))),
            ("bytes=2-5", Some(Range::Part(2, 5))),
            ("bytes=2-", Some(Range::Part(2, 9))),
            ("bytes=-3", Some(Range::Part(7, 9))),
            ("bytes=-99", Some(Range::Part(0, 9))),
            ("bytes=5-99999999999999999999999", Some(Range::Part(5, 9))),
            ("bytes=10-", Some(Range::Wrong)),
            ("bytes=-0", Some(Range::Wrong)),
            ("bytes=5-2", None),
            ("bytes=-", None),
            ("bytes=a-b", None),
            ("bytes=0-1,3-4", None),
            ("lines=0-1", None),
            ("", None),
        ];
        for (wanted, expected) in cases {
            assert_eq!(read_range(wanted, 10), expected, "{wanted}");
        }
        assert_eq!(read_range("bytes=0-", 0), Some(Range::Wrong));
    }
}
