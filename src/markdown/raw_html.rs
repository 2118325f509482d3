//! HTML in a text of Markdown: only its words are kept.

use crate::characters;

/// A text without its comments; one that is not closed goes to the end.
pub(super) fn without_comments(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    kept + rest
}

/// The text of a block of HTML; none of comments, scripts and styles.
pub(super) fn text(block: &str) -> String {
    let block = without_comments(block);
    let lower = block.to_lowercase();
    if ["<script", "<style", "<?", "<!["].iter().any(|start| lower.contains(start)) {
        return String::new();
    }
    let parts = block.split('<').enumerate().map(|(index, part)| match part.split_once('>') {
        Some((_, text)) if index > 0 => text,
        _ if index > 0 => "",
        _ => part,
    });
    let text = parts.collect::<Vec<_>>().join(" ").replace("&nbsp;", " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    characters::without_invisible(&text).into_owned()
}
