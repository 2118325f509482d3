//! Messages in the forms that code hosts read: SARIF 2.1.0 and GitHub's workflow commands.

mod common;

use common::{DATE, Desk, Run};
use serde_json::Value;

/// The third line has a character of two UTF-16 units and one of two bytes before the link.
const PAGE: &str = "---\njudul: A\n---\nÉ 😀 [klik di sini](/tidak-ada.md)\n";

fn desk() -> Desk {
    let desk = Desk::with_portal();
    desk.put("content/halaman/a.md", PAGE);
    desk.put("content/halaman/b,c 50%.md", "---\njudul: B\n---\nIsi.\n");
    desk
}

fn check(desk: &Desk, format: &str) -> Run {
    desk.run(&["check", "--date", DATE, "--format", format])
}

fn sarif(desk: &Desk) -> Value {
    let run = check(desk, "sarif");
    serde_json::from_str(&run.stdout).expect("one JSON document")
}

#[test]
fn sarif_has_what_its_schema_requires() {
    let desk = desk();
    let log = sarif(&desk);
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "zi-site");
    let rules = driver["rules"].as_array().expect("rules");
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 3, "{log:#}");
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("an index");
        let rule = &rules[usize::try_from(index).expect("small")];
        assert_eq!(rule["id"], result["ruleId"]);
        assert_eq!(rule["defaultConfiguration"]["level"], result["level"]);
        assert!(["error", "warning"].contains(&result["level"].as_str().expect("a level")));
        for text in
            [&rule["shortDescription"]["text"], &rule["help"]["text"], &result["message"]["text"]]
        {
            assert!(text.as_str().is_some_and(|text| !text.is_empty()), "{result}");
        }
        let uri = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        let uri = uri.as_str().expect("a uri");
        assert!(uri.starts_with("content/") && !uri.contains([' ', ',']), "{uri}");
    }
}

#[test]
fn sarif_counts_in_utf_16() {
    let desk = desk();
    let log = sarif(&desk);
    assert_eq!(log["runs"][0]["columnKind"], "utf16CodeUnits");
    let results = log["runs"][0]["results"].as_array().expect("results");
    let result = results.iter().find(|it| it["ruleId"] == "ZI342").expect("the words of the link");
    let region = &result["locations"][0]["physicalLocation"]["region"];
    let link = "[klik di sini](/tidak-ada.md)".len();
    assert_eq!(region["startLine"], 4);
    // `É`, blank, two units of the face, blank: the link begins in column 6.
    assert_eq!(region["startColumn"], 6);
    assert_eq!(region["endColumn"], 6 + link);
    assert_eq!(region["charOffset"], "---\njudul: A\n---\n".len() + 5);
    assert_eq!(region["charLength"], link);
    let whole = results.iter().find(|it| it["ruleId"] == "ZI004").expect("the name of the file");
    assert!(whole["locations"][0]["physicalLocation"]["region"].is_null(), "{whole}");
}

#[test]
fn sarif_of_a_clean_portal_is_a_document_too() {
    let desk = Desk::with_portal();
    let run = check(&desk, "sarif");
    assert_eq!(run.status, 0, "{}", run.stderr);
    let log: Value = serde_json::from_str(&run.stdout).expect("one JSON document");
    assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
}

#[test]
fn github_gets_commands_that_hold_together() {
    let desk = desk();
    let run = check(&desk, "github");
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert_eq!(run.stdout.lines().count(), 3, "{}", run.stdout);
    let place = "file=content/halaman/a.md,line=4,endLine=4,col=5,endColumn=34,title=ZI342 ";
    assert!(run.stdout.contains(&format!("::warning {place}")), "{}", run.stdout);
    let name = "::error file=content/halaman/b%2Cc 50%25.md,title=ZI004 ";
    assert!(run.stdout.contains(name), "{}", run.stdout);
    // Message and help stand in one line, the break between them escaped.
    assert!(run.stdout.lines().all(|line| line.starts_with("::") && line.contains("%0A")));
}
