//! `beleg convert` of ten thousand files (5 KB of text and 50 marks each) to Web Annotations, the whole process, reading and writing
//! included: `cargo bench --bench convert`. `FILES` sets another number.

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    native::run();
}

#[cfg(not(target_arch = "wasm32"))]
#[allow(clippy::print_stdout, clippy::unwrap_used)]
mod native {
    use std::{
        fs,
        process::{Command, Stdio},
        time::Instant,
    };

    use beleg::{
        anchor::describe::describe,
        domain::{
            article::{Article, BlockKind},
            document::{Details, Document},
            edit::Edit,
            id::{DocumentId, MarkId},
            mark::{Anchor, Extra, Kind, Mark, Origin},
            stamp::{Stamp, Timestamp},
            text::TextRange,
        },
        format::native::write_one,
    };

    const MARKS: usize = 50;
    const PARAGRAPH: &str =
        "Die „Koalition“ 🙂 verlor nach Angaben des Ministeriums 18 Peshmerga und beendete ihre Mission im Irak. ";

    pub(super) fn run() {
        let files: usize = std::env::var("FILES").ok().and_then(|files| files.parse().ok()).unwrap_or(10_000);
        let folder = std::env::temp_dir().join(format!("beleg-bench-{}", std::process::id()));
        fs::create_dir_all(folder.join("in")).unwrap();
        let mut bytes = 0;
        for number in 0..files {
            let text = write_one(&document(number));
            bytes += text.len();
            fs::write(folder.join(format!("in/{number:05}.beleg.json")), text).unwrap();
        }
        for (name, out) in [("one file", "out.jsonl"), ("a folder", "out/")] {
            let start = Instant::now();
            let status = Command::new(env!("CARGO_BIN_EXE_beleg"))
                .args(["convert", "--to", "web-annotation", "--quiet", "-o"])
                .args([folder.join(out), folder.join("in")])
                .stdout(Stdio::null())
                .status()
                .unwrap();
            let seconds = start.elapsed().as_secs_f64();
            let speed = bytes as f64 / 1e6 / seconds;
            println!("{files} files, {:.0} MB to {name}: {seconds:.2} s, {speed:.0} MB/s ({status})", bytes as f64 / 1e6);
        }
        fs::remove_dir_all(&folder).unwrap();
    }

    fn document(number: usize) -> Document {
        let random = |part: usize| {
            let mut bytes = [0; 10];
            bytes[..8].copy_from_slice(&(number * 1000 + part).to_le_bytes());
            bytes
        };
        let article = Article::new((0..10).map(|block| (BlockKind::Paragraph, format!("{block} {}", PARAGRAPH.repeat(5)))));
        let stamp = Stamp { at: Timestamp(1_700_000_000_000), ..Stamp::default() };
        let text = article.text().to_owned();
        let starts: Vec<usize> = text.match_indices("Peshmerga").map(|(start, _)| start).collect();
        let marks: Vec<Edit> = (0..MARKS)
            .filter_map(|mark| {
                let start = *starts.get(mark % starts.len())?;
                let spans = describe(&article, &[TextRange::from_bytes(start..start + "Peshmerga und".len())]);
                Some(Edit::PutMark(std::rc::Rc::new(Mark {
                    id: MarkId::new(stamp.at, random(mark)),
                    kind: Kind::ALL[mark % Kind::ALL.len()],
                    spans,
                    entity_type: None,
                    tags: vec![],
                    note: "Zahl prüfen: 18 oder 80?".into(),
                    creator: "Ada".into(),
                    created: stamp.at,
                    origin: Origin::ByHand,
                    anchor: Anchor::Exact,
                    extra: Extra::new(),
                })))
            })
            .collect();
        let document = Document::new(DocumentId::new(stamp.at, random(999)), article, Details::default(), stamp);
        document.apply(&Edit::All(marks), stamp).unwrap().0
    }
}
