//! What all fuzz targets share: a small portal to lay a file over, and what must hold of it.

mod html;
mod portal;

pub use html::check_html;
pub use portal::{check_diagnostics, check_file, check_site, small_site, start};
