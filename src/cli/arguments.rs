//! What can be asked on the command line. Help is Indonesian, as the users of the program are.

use std::net::{AddrParseError, IpAddr, Ipv4Addr};
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Membangun portal transparansi kantor perizinan (DPMPTSP) dari berkas YAML dan Markdown.
#[derive(Debug, Parser)]
#[command(name = "zi-site", version, max_term_width = 100)]
pub(super) struct Arguments {
    /// Perintah.
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Bangun situs: baca `content/`, tulis `public/`.
    Build(BuildArguments),
    /// Tampilkan situs di peramban dan ikuti setiap perubahan; `public/` tidak disentuh.
    Serve(ServeArguments),
    /// Periksa isi dan tema tanpa menulis apa pun.
    Check(CheckArguments),
    /// Tunjukkan apa yang ditemukan pencarian di situs, dan sebabnya.
    Search(SearchArguments),
    /// Buat satu berkas baru yang tinggal diisi.
    New {
        /// Jenis: layanan, berita, pengumuman, kinerja, skm, halaman, informasi-publik, regulasi, atau dokumen.
        kind: String,
        /// Nama berkas: huruf kecil, angka, dan tanda hubung (izin-reklame).
        slug: String,
        /// Folder isi portal.
        #[arg(long, value_name = "DIR", default_value = "content")]
        content: PathBuf,
    },
    /// Buat portal awal yang langsung dapat dibangun.
    Init {
        /// Folder portal baru.
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Tulis skema JSON setiap jenis berkas, untuk editor yang melengkapi dan memeriksa isian.
    Schema {
        /// Folder skema; tanpa ini `.skema` di folder isi portal.
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
        /// Folder isi portal.
        #[arg(long, value_name = "DIR", default_value = "content")]
        content: PathBuf,
    },
}

/// What every command that builds a site wants to know.
#[derive(Debug, Args)]
pub(super) struct SiteArguments {
    /// Folder isi portal.
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// Folder tema; tanpa ini dipakai tema yang disebut `situs.yaml`.
    #[arg(long, value_name = "DIR")]
    pub(super) theme: Option<PathBuf>,
    /// Alamat situs, menggantikan `alamat_situs` di `situs.yaml`.
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
    /// Tanggal pembangunan; tanpa ini hari ini menurut WIB.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) date: Option<String>,
    /// Terbitkan juga yang masih draf.
    #[arg(long)]
    pub(super) drafts: bool,
    /// Terbitkan juga yang bertanggal sesudah hari ini.
    #[arg(long)]
    pub(super) future: bool,
    /// Bahasa pesan: id atau en; tanpa ini bahasa portal.
    #[arg(long, value_name = "KODE", value_parser = ["id", "en"])]
    pub(super) lang: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct BuildArguments {
    #[command(flatten)]
    pub(super) site: SiteArguments,
    /// Folder hasil.
    #[arg(long, visible_alias = "output", value_name = "DIR", default_value = "public")]
    pub(super) out: PathBuf,
    /// Untuk diterbitkan: yang hanya untuk mencoba, seperti portal contoh, menjadi kesalahan.
    #[arg(long, alias = "produksi", conflicts_with_all = ["drafts", "future"])]
    pub(super) production: bool,
    /// Peringatan juga menggagalkan pembangunan.
    #[arg(long)]
    pub(super) strict: bool,
    /// Bentuk pesan: teks untuk orang; satu objek JSON per baris; satu dokumen SARIF 2.1.0; atau
    /// perintah alur kerja GitHub.
    #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
    pub(super) format: OutputFormat,
}

#[derive(Debug, Args)]
pub(super) struct ServeArguments {
    #[command(flatten)]
    pub(super) site: SiteArguments,
    /// Alamat komputer ini yang dipakai; tanpa ini hanya komputer ini yang dapat membukanya.
    #[arg(long, value_name = "IP", default_value = "127.0.0.1", value_parser = ip_address)]
    pub(super) host: IpAddr,
    /// Porta; bila sudah dipakai, diambil porta kosong berikutnya.
    #[arg(long, value_name = "PORTA", default_value_t = 8080)]
    pub(super) port: u16,
    /// Buka di peramban.
    #[arg(long)]
    pub(super) open: bool,
    /// Perlihatkan juga kepada perangkat lain di jaringan, dengan kode QR untuk ponsel.
    #[arg(long, conflicts_with = "host")]
    pub(super) lan: bool,
}

/// Reads an address of the network; `localhost` is this machine.
fn ip_address(text: &str) -> Result<IpAddr, AddrParseError> {
    if text == "localhost" { Ok(Ipv4Addr::LOCALHOST.into()) } else { text.parse() }
}

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    #[command(flatten)]
    pub(super) build: BuildArguments,
    /// Periksa juga tautan ke situs lain, lewat jaringan; hanya memberi peringatan.
    #[arg(long)]
    pub(super) external: bool,
    /// Jelaskan satu kode pesan, misalnya ZI101.
    #[arg(long, value_name = "KODE")]
    pub(super) explain: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct SearchArguments {
    /// Yang dicari, seperti diketik pengunjung.
    #[arg(value_name = "KATA", required = true)]
    pub(super) query: Vec<String>,
    /// Folder isi portal.
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// Tanggal pembangunan; tanpa ini hari ini menurut WIB.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) date: Option<String>,
    /// Bentuk hasil: teks untuk orang, atau satu objek JSON.
    #[arg(long, value_enum, default_value_t = SearchFormat::Text)]
    pub(super) format: SearchFormat,
    /// Bahasa pesan, dan bahasa halaman tempat mencari: id atau en; tanpa ini bahasa portal.
    #[arg(long, value_name = "KODE", value_parser = ["id", "en"])]
    pub(super) lang: Option<String>,
}

impl SearchArguments {
    /// The site whose pages are searched.
    pub(super) fn site(&self) -> SiteArguments {
        SiteArguments {
            content: self.content.clone(),
            theme: None,
            base_url: None,
            date: self.date.clone(),
            drafts: false,
            future: false,
            lang: self.lang.clone(),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SearchFormat {
    /// Teks.
    Text,
    /// JSON.
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum OutputFormat {
    /// Teks.
    Text,
    /// JSON.
    Json,
    /// SARIF.
    Sarif,
    /// GitHub.
    Github,
}
