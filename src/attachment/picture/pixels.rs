//! Pictures as pixels, for those that must be turned or made smaller.

use std::io::Cursor;

use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::{Format, PIXELS_MAX};

/// Quality of photos on a scale to 100: below 80 letters in scanned papers get dirty edges, above 85
/// files grow without a difference to see.
const JPEG_QUALITY: u8 = 82;

/// A picture as rows of pixels.
pub(super) struct Pixels {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Bytes of one pixel: 1 (grey) to 4 (colours and transparency).
    channels: usize,
    bytes: Vec<u8>,
    /// How colours are meant.
    profile: Option<Vec<u8>>,
}

/// Reads a picture; `None` when it cannot be read.
pub(super) fn decode(bytes: &[u8], format: Format) -> Option<Pixels> {
    match format {
        Format::Jpeg => decode_jpeg(bytes),
        Format::Png => decode_png(bytes),
        Format::Gif | Format::Webp | Format::Avif => None,
    }
}

fn decode_jpeg(bytes: &[u8]) -> Option<Pixels> {
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = zune_jpeg::JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let pixels = decoder.decode().ok()?;
    let info = decoder.info()?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    Pixels { width, height, channels: 3, bytes: pixels, profile: decoder.icc_profile() }.checked()
}

fn decode_png(bytes: &[u8]) -> Option<Pixels> {
    let limits = png::Limits { bytes: usize::try_from(PIXELS_MAX * 4).ok()? };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let mut bytes = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut bytes).ok()?;
    bytes.truncate(frame.buffer_size());
    let channels = frame.color_type.samples();
    let (width, height) = (frame.width, frame.height);
    Pixels { width, height, channels, bytes, profile: None }.checked()
}

/// Writes a picture without notes.
pub(super) fn encode(picture: &Pixels, format: Format) -> Option<Vec<u8>> {
    match format {
        Format::Jpeg => encode_jpeg(picture),
        Format::Png => encode_png(picture),
        Format::Gif | Format::Webp | Format::Avif => None,
    }
}

fn encode_jpeg(picture: &Pixels) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, JPEG_QUALITY);
    if let Some(profile) = &picture.profile {
        encoder.add_icc_profile(profile).ok()?;
    }
    let (width, height) = (u16::try_from(picture.width).ok()?, u16::try_from(picture.height).ok()?);
    encoder.encode(&picture.bytes, width, height, jpeg_encoder::ColorType::Rgb).ok()?;
    Some(bytes)
}

fn encode_png(picture: &Pixels) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, picture.width, picture.height);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_color(match picture.channels {
        1 => png::ColorType::Grayscale,
        2 => png::ColorType::GrayscaleAlpha,
        3 => png::ColorType::Rgb,
        _ => png::ColorType::Rgba,
    });
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&picture.bytes).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

impl Pixels {
    /// The picture, if it has as many bytes as its size asks for.
    fn checked(self) -> Option<Pixels> {
        let count = self.width as usize * self.height as usize * self.channels;
        (self.bytes.len() == count && count > 0).then_some(self)
    }

    /// Makes the picture smaller, so that `shown_width` of it becomes `width_max`. Each new pixel is
    /// the mean of those it stands for.
    pub(super) fn scaled(self, shown_width: u32, width_max: u32) -> Pixels {
        if shown_width <= width_max {
            return self;
        }
        let shrink = |side: u32| {
            let shrunk = u64::from(side) * u64::from(width_max) / u64::from(shown_width);
            u32::try_from(shrunk).unwrap_or(width_max).max(1)
        };
        let (width, height) = (shrink(self.width), shrink(self.height));
        let mut bytes = Vec::with_capacity(width as usize * height as usize * self.channels);
        for y in 0..height {
            let rows = part(y, height, self.height);
            for x in 0..width {
                let columns = part(x, width, self.width);
                bytes.extend((0..self.channels).map(|channel| self.mean(&rows, &columns, channel)));
            }
        }
        Pixels { width, height, bytes, ..self }
    }

    fn mean(
        &self,
        rows: &std::ops::Range<usize>,
        columns: &std::ops::Range<usize>,
        channel: usize,
    ) -> u8 {
        let mut sum = 0;
        for row in rows.clone() {
            let start = row * self.width as usize;
            for column in columns.clone() {
                sum += u64::from(self.bytes[(start + column) * self.channels + channel]);
            }
        }
        let count = (rows.len() * columns.len()) as u64;
        u8::try_from((sum + count / 2) / count).unwrap_or(u8::MAX)
    }

    /// Turns the picture upright, as the orientation of its camera asks.
    pub(super) fn turned(self, orientation: u8) -> Pixels {
        let (w, h) = (self.width as usize, self.height as usize);
        let is_on_its_side = orientation >= 5;
        let (width, height) = if is_on_its_side { (h, w) } else { (w, h) };
        if orientation <= 1 {
            return self;
        }
        let mut bytes = Vec::with_capacity(self.bytes.len());
        for y in 0..height {
            for x in 0..width {
                let (from_x, from_y) = match orientation {
                    2 => (w - 1 - x, y),
                    3 => (w - 1 - x, h - 1 - y),
                    4 => (x, h - 1 - y),
                    5 => (y, x),
                    6 => (y, h - 1 - x),
                    7 => (w - 1 - y, h - 1 - x),
                    _ => (w - 1 - y, x),
                };
                let at = (from_y * w + from_x) * self.channels;
                bytes.extend(&self.bytes[at..at + self.channels]);
            }
        }
        let (width, height) =
            if is_on_its_side { (self.height, self.width) } else { (self.width, self.height) };
        Pixels { width, height, bytes, ..self }
    }
}

/// The pixels of `side` that the pixel `index` of a side of `count` stands for.
fn part(index: u32, count: u32, side: u32) -> std::ops::Range<usize> {
    let at = |index: u32| index as usize * side as usize / count as usize;
    at(index)..at(index + 1).max(at(index) + 1)
}
