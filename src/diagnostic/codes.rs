//! Every code: its name in the program, its number, its page. One line each, never reused.

use super::Code;

macro_rules! codes {
    ($($name:ident $code:literal),* $(,)?) => {
        $(
            #[doc = include_str!(concat!("../../docs/diagnostics/", $code, ".md"))]
            pub const $name: Code = Code($code);
        )*

        /// The pages as they are built into the program, in the order of their codes.
        pub(super) const SOURCES: &[(&str, &str)] = &[
            $(($code, include_str!(concat!("../../docs/diagnostics/", $code, ".md")))),*
        ];
    };
}

codes! {
    // ZI0xx: files, YAML, front matter.
    NOT_UTF8 "ZI001",
    CONTROL_CHARACTER "ZI002",
    FILE_TOO_LARGE "ZI003",
    FILE_NAME "ZI004",
    UNKNOWN_FILE "ZI005",
    FILE_MISSING "ZI006",
    NOT_A_FILE "ZI007",
    YAML_SYNTAX "ZI010",
    YAML_TAB "ZI011",
    YAML_UNCLOSED_QUOTE "ZI012",
    YAML_COLON "ZI013",
    YAML_DUPLICATE_KEY "ZI014",
    YAML_DOCUMENTS "ZI015",
    YAML_ANCHOR "ZI016",
    YAML_LIMIT "ZI017",
    YAML_KEY "ZI018",
    YAML_SPACE "ZI019",
    FRONT_MATTER_MISSING "ZI020",
    FRONT_MATTER_OPEN "ZI021",
    FRONT_MATTER_TOML "ZI022",
    YAML_DASH "ZI023",
    YAML_FIRST_CHARACTER "ZI024",
    // ZI05x: attachments.
    ATTACHMENT_REFUSED "ZI050",
    ATTACHMENT_MISMATCH "ZI051",
    DOCUMENT_UNREADABLE "ZI052",
    ATTACHMENT_TOO_LARGE "ZI053",
    PICTURE_TOO_LARGE "ZI054",
    PICTURE_UNREADABLE "ZI055",
    PICTURE_POSITION "ZI056",
    ACTIVE_SVG "ZI057",
    ACTIVE_DOCUMENT "ZI058",
    DOCUMENT_AUTHOR "ZI059",
    DOCUMENT_HIDDEN "ZI060",
    // ZI1xx: fields.
    UNKNOWN_KEY "ZI101",
    MISSING_KEY "ZI102",
    WRONG_TYPE "ZI103",
    WRONG_CHOICE "ZI104",
    WRONG_DATE "ZI105",
    WRONG_HOURS "ZI106",
    WRONG_INTERVALS "ZI107",
    WRONG_MONEY "ZI108",
    AMBIGUOUS_NUMBER "ZI109",
    WRONG_NUMBER "ZI110",
    UNQUOTED_PHONE "ZI111",
    UNQUOTED_TEXT "ZI112",
    WRONG_DURATION "ZI113",
    WRONG_PERIOD "ZI114",
    WRONG_URL "ZI115",
    WRONG_CONTACT "ZI116",
    EMPTY_VALUE "ZI117",
    WRONG_ID "ZI118",
    MISSING_COMPANION "ZI119",
    OVER_MAXIMUM "ZI120",
    WRONG_ORDER "ZI121",
    DUPLICATE_ITEM "ZI122",
    CONTRADICTING_HOURS "ZI123",
    UNEXPECTED_COMPANION "ZI124",
    CSV_ENCODING "ZI130",
    CSV_RAGGED "ZI131",
    CSV_HEADER "ZI132",
    CSV_EMPTY "ZI133",
    CSV_QUOTE "ZI134",
    // ZI2xx: links, references, Markdown.
    LINK_NOT_FOUND "ZI201",
    FRAGMENT_NOT_FOUND "ZI202",
    UNSAFE_LINK "ZI203",
    ATTACHMENT_NOT_FOUND "ZI204",
    SERVICE_NOT_FOUND "ZI205",
    LINK_TO_HELD_BACK "ZI206",
    SERVICE_CIRCLE "ZI207",
    RAW_HTML "ZI208",
    IMAGE_WITHOUT_ALT "ZI209",
    PLACE_NOT_FOUND "ZI210",
    HEADING_LEVEL "ZI211",
    FOREIGN_IMAGE "ZI212",
    INDICATOR_NOT_FOUND "ZI213",
    TABLE_CELLS "ZI214",
    NOT_A_PICTURE "ZI215",
    // ZI3xx: completeness and truth.
    STANDARD_INCOMPLETE "ZI301",
    HOURS_INCOMPLETE "ZI302",
    TARGET_ZERO "ZI303",
    REVIEW_OVERDUE "ZI304",
    SEASON_NOT_COVERED "ZI305",
    // ZI32x: what must not be published.
    PERSONAL_NUMBER "ZI320",
    PERSONAL_NUMBER_POSSIBLE "ZI321",
    MASKED_NUMBER "ZI322",
    EMPLOYEE_NUMBER "ZI323",
    PRIVATE_PHONE "ZI324",
    PRIVATE_EMAIL "ZI325",
    ALLOWANCE_UNUSED "ZI326",
    GAMBLING "ZI327",
    SHORT_LINK "ZI328",
    HIDDEN_BLOCK "ZI329",
    EXAMPLE_PORTAL "ZI330",
    // ZI4xx: themes.
    TEMPLATE_SYNTAX "ZI401",
    TEMPLATE_ERROR "ZI402",
    THEME_NOT_FOUND "ZI403",
    THEME_OPTION "ZI404",
    THEME_WORD "ZI405",
    // ZI5xx: output.
    SAME_ADDRESS "ZI501",
    ADDRESS_CASE "ZI502",
}
