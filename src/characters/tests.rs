use super::{find_control, find_invisible, is_control, is_invisible};

/// Plain texts are told by their bytes; no character may slip through there.
#[test]
fn every_character_is_found_in_a_text() {
    for character in '\0'..=char::MAX {
        let text = format!("baris\r\n\tkata {character}.");
        let control = is_control(character).then_some((13, character));
        assert_eq!(find_control(&text), control, "{character:?}");
        let invisible = is_invisible(character).then_some(character);
        assert_eq!(find_invisible(&text), invisible, "{character:?}");
    }
}
