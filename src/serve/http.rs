//! What is asked and what is answered, as values; `door` brings them in and out.

use std::io::{self, Read, Write};

use super::streams::Stream;

/// A request that may be answered: `GET` or `HEAD`, without a body.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    /// Whether only the head of the answer is wanted.
    pub(super) is_head: bool,
    /// Path and query as they were sent.
    pub(super) target: String,
    /// Names in small letters, and values.
    pub(super) headers: Vec<(String, String)>,
}

impl Asked {
    /// The value of a header, if it was sent.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// The value of a header that was sent exactly once.
    pub(super) fn only(&self, name: &str) -> Option<&str> {
        let mut values = self.all(name);
        values.next().filter(|_| values.next().is_none())
    }

    fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.headers.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// An answer.
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Body,
}

/// What follows the head of an answer.
pub(super) enum Body {
    Bytes(Vec<u8>),
    /// As many bytes as said.
    Reader(Box<dyn Read + Send>, u64),
    /// News, until the stream or the client ends.
    News(Stream),
}

/// Sent with every answer. A preview is of this moment, for this machine, and for nobody's frames.
pub(super) const EVERYWHERE: &[(&str, &str)] = &[
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
];

impl Reply {
    /// An answer with a body of a type.
    pub(super) fn new(status: u16, media: &str, bytes: Vec<u8>) -> Self {
        Reply { status, headers: Vec::new(), body: Body::Bytes(bytes) }
            .with("Content-Type", media.to_string())
    }

    /// A refusal; its words are fixed, so that nothing of the request comes back.
    pub(super) fn refusal(status: u16) -> Self {
        let text = format!("{status} {}\n", reason(status));
        Reply::new(status, "text/plain; charset=utf-8", text.into_bytes())
    }

    /// The same with one more header.
    pub(super) fn with(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }

    /// Writes the answer. Connections serve one request: kept open, they could wait for each other.
    pub(super) fn write(self, out: &mut dyn Write, is_head: bool) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        let fixed = EVERYWHERE.iter().map(|(name, value)| (*name, *value));
        let own = self.headers.iter().map(|(name, value)| (*name, value.as_str()));
        for (name, value) in fixed.chain(own) {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        let size = match &self.body {
            Body::Bytes(bytes) => Some(bytes.len() as u64),
            Body::Reader(_, size) => Some(*size),
            Body::News(_) => None,
        };
        match size {
            Some(size) if self.status != 304 => {
                head.push_str(&format!("Content-Length: {size}\r\n"));
            }
            Some(_) => {}
            None => head.push_str("Transfer-Encoding: chunked\r\n"),
        }
        head.push_str("Connection: close\r\n\r\n");
        out.write_all(head.as_bytes())?;
        if !is_head {
            self.body.write(out)?;
        }
        out.flush()
    }
}

impl Body {
    fn write(self, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Body::Bytes(bytes) => out.write_all(&bytes),
            Body::Reader(reader, size) => io::copy(&mut reader.take(size), out).map(|_| ()),
            Body::News(stream) => stream.write(out),
        }
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        206 => "Partial Content",
        302 => "Found",
        304 => "Not Modified",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        416 => "Range Not Satisfiable",
        503 => "Service Unavailable",
        _ => "Error",
    }
}
