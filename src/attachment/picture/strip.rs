//! Leaves out the parts of a picture that hold no picture. What is kept is named here; a kind of
//! part that nobody has heard of yet is left out. What follows the end of a picture is left out too.

use super::Format;

/// Parts of PNG that change how it looks, beside the four that every PNG has.
const PNG_CHUNKS: [&[u8; 4]; 16] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP",
    b"sBIT", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];
/// Parts of WebP that hold the picture, its colours and its movement.
const WEBP_CHUNKS: [&[u8; 4]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
/// Bits of the head of a WebP that announce notes of cameras and programs.
const WEBP_NOTES: u8 = 0b0000_1100;

/// Gives a picture without notes; `None` when it is not built as its format asks.
pub(super) fn strip(bytes: &[u8], format: Format) -> Option<Vec<u8>> {
    match format {
        Format::Jpeg => jpeg(bytes),
        Format::Png => png(bytes),
        Format::Gif => gif(bytes),
        Format::Webp => webp(bytes),
        Format::Avif => None,
    }
}

fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..2)?.to_vec();
    let mut at = 2;
    loop {
        while bytes.get(at) == Some(&0xff) && bytes.get(at + 1) == Some(&0xff) {
            at += 1;
        }
        let (0xff, marker) = (*bytes.get(at)?, *bytes.get(at + 1)?) else { return None };
        if marker == 0xd9 {
            kept.extend([0xff, 0xd9]);
            return Some(kept);
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let segment = bytes.get(at..at + 2 + length)?;
        if is_kept_in_jpeg(marker, segment.get(4..)?) {
            kept.extend(segment);
        }
        at += segment.len();
        if marker == 0xda {
            let end = scan_end(bytes, at);
            kept.extend(&bytes[at..end]);
            at = end;
        }
    }
}

/// Tables and pictures are kept, and of the notes those that tell how colours are meant.
fn is_kept_in_jpeg(marker: u8, body: &[u8]) -> bool {
    match marker {
        0xe0 => body.starts_with(b"JFIF\0"),
        0xe2 => body.starts_with(b"ICC_PROFILE\0"),
        0xee => body.starts_with(b"Adobe"),
        0xe1..=0xef | 0xfe => false,
        _ => true,
    }
}

/// Where the compressed data that begin at `from` end: at the next marker that is no part of them.
fn scan_end(bytes: &[u8], from: usize) -> usize {
    let is_end = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7 | 0xff);
    bytes[from..].windows(2).position(is_end).map_or(bytes.len(), |length| from + length)
}

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..8)?.to_vec();
    let mut at = 8;
    loop {
        let length =
            usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()?;
        let chunk = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
        let name: &[u8; 4] = chunk[4..8].try_into().ok()?;
        if PNG_CHUNKS.contains(&name) {
            kept.extend(chunk);
        }
        if name == b"IEND" {
            return Some(kept);
        }
        at += chunk.len();
    }
}

fn gif(bytes: &[u8]) -> Option<Vec<u8>> {
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let head = 13 + table(*bytes.get(10)?);
    let mut kept = bytes.get(..head)?.to_vec();
    let mut at = head;
    loop {
        let (start, kind) = (at, *bytes.get(at)?);
        let is_kept = match kind {
            0x3b => {
                kept.push(kind);
                return Some(kept);
            }
            0x2c => {
                at = sub_blocks_end(bytes, at + 11 + table(*bytes.get(at + 9)?))?;
                true
            }
            0x21 => {
                at = sub_blocks_end(bytes, at + 2)?;
                is_kept_in_gif(&bytes[start..at])
            }
            _ => return None,
        };
        if is_kept {
            kept.extend(&bytes[start..at]);
        }
    }
}

/// Times and transparency are kept, and how often a film is repeated.
fn is_kept_in_gif(extension: &[u8]) -> bool {
    let is_loop = |name: &[u8]| name == b"NETSCAPE2.0" || name == b"ANIMEXTS1.0";
    match extension[1] {
        0xf9 | 0x01 => true,
        0xff => extension.get(3..14).is_some_and(is_loop),
        _ => false,
    }
}

fn sub_blocks_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        match *bytes.get(at)? {
            0 => return Some(at + 1),
            length => at += 1 + usize::from(length),
        }
    }
}

fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..12)?.to_vec();
    let mut at = 12;
    while at + 8 <= bytes.len() {
        let length = u32::from_le_bytes(bytes[at + 4..at + 8].try_into().ok()?);
        let padded = usize::try_from(length).ok()?.checked_add(usize::from(length % 2 == 1))?;
        let chunk = bytes.get(at..(at + 8).checked_add(padded)?)?;
        let name: &[u8; 4] = chunk[..4].try_into().ok()?;
        if WEBP_CHUNKS.contains(&name) {
            let start = kept.len();
            kept.extend(chunk);
            if name == b"VP8X" {
                *kept.get_mut(start + 8)? &= !WEBP_NOTES;
            }
        }
        at += chunk.len();
    }
    let size = u32::try_from(kept.len() - 8).ok()?;
    kept[4..8].copy_from_slice(&size.to_le_bytes());
    Some(kept)
}
