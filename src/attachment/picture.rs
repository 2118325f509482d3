//! Pictures without what cameras write beside them: position, day, name of the telephone.
//!
//! What readers see is untouched where it can be: parts of the file that hold no picture are left
//! out, the others are copied as they are. Only pictures that must be turned, or are wider than any
//! page shows them, are decoded and encoded again. A picture that needs neither is copied unchanged,
//! so that a second build has nothing to do for it but read.

mod pixels;
mod strip;

use std::io::Cursor;

use super::{Change, Inspection};
use crate::diagnostic::{self, Spot};

/// Wider than this no page shows a picture, also on a screen with two dots for a pixel.
const WIDTH_MAX: u32 = 1600;
/// More than this is no photo of an office: telephones give 12 to 50 million. At three bytes each it
/// also bounds the memory of one picture to 200 MB.
const PIXELS_MAX: u64 = 64_000_000;

/// Formats of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Jpeg,
    Png,
    Gif,
    Webp,
    Avif,
}

/// What a camera has written beside a picture.
#[derive(Debug, Default)]
struct Notes {
    /// How it must be turned to stand upright, 1 (not at all) to 8.
    orientation: u8,
    /// Whether it tells where it was taken.
    has_position: bool,
    /// Whether there is anything.
    is_there: bool,
}

/// Makes the picture that is published.
pub(super) fn prepare(it: &mut Inspection, format: Format) -> Change {
    let size = imagesize::blob_size(&it.bytes).ok();
    let size =
        size.and_then(|it| Some((u32::try_from(it.width).ok()?, u32::try_from(it.height).ok()?)));
    let Some((width, height)) = size.filter(|(width, height)| *width > 0 && *height > 0) else {
        it.add_reason(diagnostic::PICTURE_UNREADABLE, "@broken");
        return Change::default();
    };
    if u64::from(width) * u64::from(height) > PIXELS_MAX {
        let (width, height) = (width.to_string(), height.to_string());
        let limit = (PIXELS_MAX / 1_000_000).to_string();
        let words =
            [("width", width.as_str()), ("height", height.as_str()), ("limit", limit.as_str())];
        it.report.add(diagnostic::PICTURE_TOO_LARGE, Spot::File, &words);
        return Change::default();
    }
    let notes = notes(&it.bytes);
    if notes.has_position {
        it.report.add(diagnostic::PICTURE_POSITION, Spot::File, &[]);
    }
    let cleaned = match format {
        Format::Jpeg | Format::Png => clean_still(&it.bytes, format, &notes, (width, height)),
        Format::Gif | Format::Webp if notes.orientation <= 1 => {
            strip::strip(&it.bytes, format).map(|bytes| (bytes, (width, height)))
        }
        Format::Avif if !notes.is_there => Some((it.bytes.clone(), (width, height))),
        Format::Gif | Format::Webp | Format::Avif => None,
    };
    let Some((bytes, dimensions)) = cleaned else {
        it.add_reason(diagnostic::PICTURE_UNREADABLE, "@broken");
        return Change::default();
    };
    let bytes = (bytes != it.bytes).then_some(bytes);
    Change { bytes, dimensions: Some(dimensions) }
}

/// Cleans a photo or drawing: by leaving out parts, or by decoding it when it must change.
fn clean_still(
    bytes: &[u8],
    format: Format,
    notes: &Notes,
    (width, height): (u32, u32),
) -> Option<(Vec<u8>, (u32, u32))> {
    let is_on_its_side = notes.orientation >= 5;
    let shown_width = if is_on_its_side { height } else { width };
    let is_animated = format == Format::Png && bytes.windows(4).any(|part| part == b"acTL");
    if is_animated || (notes.orientation <= 1 && shown_width <= WIDTH_MAX) {
        return strip::strip(bytes, format).map(|bytes| (bytes, (width, height)));
    }
    let picture = pixels::decode(bytes, format)?;
    let picture = picture.scaled(shown_width, WIDTH_MAX).turned(notes.orientation);
    let size = (picture.width, picture.height);
    pixels::encode(&picture, format).map(|bytes| (bytes, size))
}

fn notes(bytes: &[u8]) -> Notes {
    let read = exif::Reader::new().read_from_container(&mut Cursor::new(bytes));
    let Ok(exif) = read else { return Notes { orientation: 1, ..Notes::default() } };
    let field = exif.get_field(exif::Tag::Orientation, exif::In::PRIMARY);
    let orientation = field.and_then(|field| field.value.get_uint(0)).unwrap_or(1);
    let has_position = exif.fields().any(|field| field.tag.context() == exif::Context::Gps);
    let orientation = u8::try_from(orientation).ok().filter(|it| (1..=8).contains(it)).unwrap_or(1);
    Notes { orientation, has_position, is_there: true }
}
