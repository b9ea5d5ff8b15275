//! Columns, tables and what is neither.

use super::*;

/// Rows 12 points high, letters 5 points wide, cells at their places.
fn rows(cells: &[&[(f64, &str)]]) -> Vec<Row> {
    let segment = |(left, text): &(f64, &str)| Segment {
        left: *left,
        right: left + 5.0 * text.chars().count() as f64,
        text: (*text).into(),
        strings: (0, 0),
    };
    let row = |(at, cells): (usize, &&[(f64, &str)])| Row {
        baseline: 700.0 - 12.0 * at as f64,
        size: 10.0,
        segments: cells.iter().map(segment).collect(),
    };
    cells.iter().enumerate().map(row).collect()
}

fn check(cells: &[&[(f64, &str)]], expected: &[&str]) {
    let lines = lines(rows(cells));
    assert_eq!(lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), expected);
}

#[test]
fn columns_come_one_after_the_other() {
    check(
        &[
            &[(0.0, "A headline that runs over both of the columns of it")],
            &[(0.0, "The left one says that"), (150.0, "The right one has this")],
            &[(0.0, "the tram will cost, as"), (150.0, "to say of buses, which")],
            &[(0.0, "it seems, forty. And a"), (150.0, "are always late.")],
            &[(0.0, "bus costs less.")],
            &[(0.0, "Below there is a line that runs over both of them.")],
        ],
        &[
            "A headline that runs over both of the columns of it",
            "The left one says that",
            "the tram will cost, as",
            "it seems, forty. And a",
            "bus costs less.",
            "The right one has this",
            "to say of buses, which",
            "are always late.",
            "Below there is a line that runs over both of them.",
        ],
    );
}

#[test]
fn three_columns_and_columns_from_the_right() {
    check(
        &[
            &[(0.0, "one two three"), (90.0, "ten and more"), (170.0, "six seven or")],
            &[(0.0, "four and five"), (90.0, "are enough it"), (170.0, "eight or nine")],
            &[(0.0, "six and seven"), (90.0, "seems to us."), (170.0, "are too many.")],
        ],
        &[
            "one two three",
            "four and five",
            "six and seven",
            "ten and more",
            "are enough it",
            "seems to us.",
            "six seven or",
            "eight or nine",
            "are too many.",
        ],
    );
    check(
        &[
            &[(0.0, "מים רבים עברו"), (100.0, "המועצה אישרה")],
            &[(0.0, "בנהר הזה עוד"), (100.0, "קו חדש בעיר")],
            &[(0.0, "לפני שנים רבות"), (100.0, "הגדולה והיפה")],
        ],
        &["המועצה אישרה", "קו חדש בעיר", "הגדולה והיפה", "מים רבים עברו", "בנהר הזה עוד", "לפני שנים רבות"],
    );
}

#[test]
fn tables_stay_in_rows() {
    check(
        &[
            &[(0.0, "Year"), (100.0, "2020"), (150.0, "2021")],
            &[(0.0, "Passengers of buses"), (100.0, "7,500"), (150.0, "12,000")],
            &[(0.0, "Cost"), (100.0, "40"), (150.0, "45")],
            &[(0.0, "Trams"), (100.0, "3"), (150.0, "4")],
        ],
        &["Year 2020 2021", "Passengers of buses 7,500 12,000", "Cost 40 45", "Trams 3 4"],
    );
    check(&[&[(0.0, "One"), (100.0, "Two")]], &["One Two"]);
    check(&[], &[]);
}

#[test]
fn a_table_below_a_column_is_none_of_it() {
    check(
        &[
            &[(0.0, "The left one says that"), (150.0, "The right one has this")],
            &[(0.0, "the tram will cost, as"), (150.0, "to say of buses, which")],
            &[(0.0, "it seems, forty. And a"), (150.0, "are always late. Never")],
            &[(0.0, "bus costs less."), (150.0, "is one on time.")],
            &[(0.0, "Year"), (50.0, "2020"), (90.0, "2021")],
            &[(0.0, "Cost"), (50.0, "40"), (90.0, "45")],
        ],
        &[
            "The left one says that",
            "the tram will cost, as",
            "it seems, forty. And a",
            "bus costs less.",
            "The right one has this",
            "to say of buses, which",
            "are always late. Never",
            "is one on time.",
            "Year 2020 2021",
            "Cost 40 45",
        ],
    );
}

#[test]
fn two_long_lines_beside_each_other_are_columns() {
    check(
        &[
            &[(0.0, "The mayor said that the bank will pay"), (220.0, "The bank said that the mayor was wrong")],
            &[(0.0, "all of the costs of the new tram line."), (220.0, "and that it had never promised this.")],
        ],
        &[
            "The mayor said that the bank will pay",
            "all of the costs of the new tram line.",
            "The bank said that the mayor was wrong",
            "and that it had never promised this.",
        ],
    );
}

#[test]
fn rows_of_a_table_are_known() {
    let cells: [&[(f64, &str)]; 4] = [
        &[(0.0, "Costs of trams by year")],
        &[(0.0, "Year"), (100.0, "2020")],
        &[(0.0, "Cost"), (100.0, "40")],
        &[(0.0, "End"), (20.0, "of it")],
    ];
    let found: Vec<bool> = lines(rows(&cells)).iter().map(|line| line.in_table).collect();
    assert_eq!(found, [false, true, true, false]);
}

#[test]
fn what_was_drawn_one_after_the_other_is_read_so() {
    let mut short = rows(&[&[(0.0, "Ada Berg"), (100.0, "12 Main Road")], &[(0.0, "Editor"), (100.0, "Freetown")]]);
    assert_eq!(lines(short.clone()).len(), 2);
    for (at, row) in short.iter_mut().enumerate() {
        row.segments[0].strings = (at, at);
        row.segments[1].strings = (at + 2, at + 2);
    }
    let read = lines(short);
    assert_eq!(read.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["Ada Berg", "Editor", "12 Main Road", "Freetown"]);
}

/// The left column is the shorter one, and what stands below both is as narrow.
#[test]
fn a_short_line_below_columns_is_read_behind_both() {
    let drawn = |last: usize| {
        let mut page = rows(&[
            &[(0.0, "The left one says that"), (150.0, "The right one has this")],
            &[(0.0, "the tram will cost, as"), (150.0, "to say of buses, which")],
            &[(0.0, "it seems, forty."), (150.0, "are late, as many say,")],
            &[(150.0, "and no cheaper than it.")],
            &[(0.0, "Prices of 2024 😀")],
        ]);
        for (at, row) in page.iter_mut().enumerate() {
            let count = row.segments.len();
            for (place, segment) in row.segments.iter_mut().enumerate() {
                let string = match (at, count, place) {
                    (4, ..) => last,
                    (_, 2, 0) => at,
                    _ => at + 4,
                };
                segment.strings = (string, string);
            }
        }
        let read: Vec<String> = lines(page).into_iter().map(|line| line.text).collect();
        read.iter().position(|line| line.starts_with("Prices"))
    };
    assert_eq!((drawn(9), drawn(3)), (Some(7), Some(3)));
}

#[test]
fn wide_gaps_of_justified_lines_are_no_columns_in_a_column() {
    let line = |left: f64, words: &'static str, at: f64| [(left, words), (left + at, "has approved the tram")];
    let both = |words: &'static str, at: f64| [line(0.0, words, at), line(400.0, words, at)].concat();
    let begin = "Lines that are as long as any line here are";
    let end = "and lines that are as long as any line here.";
    let cells = [
        vec![(0.0, begin), (400.0, begin)],
        both("the council of all", 102.0),
        both("the mayor of it", 110.0),
        both("the city as such", 105.0),
        vec![(0.0, end), (400.0, end)],
    ];
    let cells: Vec<&[(f64, &str)]> = cells.iter().map(Vec::as_slice).collect();
    let column = [
        begin,
        "the council of all has approved the tram",
        "the mayor of it has approved the tram",
        "the city as such has approved the tram",
        end,
    ];
    check(&cells, &[column, column].concat());
}

#[test]
fn a_column_may_begin_above_the_one_before_it() {
    let second = "and it costs forty million in all";
    check(
        &[
            &[(300.0, second)],
            &[(0.0, "The council"), (85.0, "of the city"), (170.0, "approves"), (300.0, second)],
            &[(0.0, "the tram line to the harbour again"), (300.0, second)],
            &[(0.0, "after it had been put off for years"), (300.0, "says the mayor.")],
        ],
        &[
            "The council of the city approves",
            "the tram line to the harbour again",
            "after it had been put off for years",
            second,
            second,
            second,
            "says the mayor.",
        ],
    );
}

#[test]
fn rows_that_break_a_word_are_no_table() {
    let table = |cells: &[&[(f64, &str)]]| lines(rows(cells)).iter().map(|line| line.in_table).collect::<Vec<bool>>();
    let next: &[(f64, &str)] = &[(0.0, "bahnen"), (80.0, "und Busse")];
    assert_eq!(table(&[&[(0.0, "die Stadt"), (80.0, "baut Straßen-")], next]), [false, false]);
    assert_eq!(table(&[&[(0.0, "die Stadt"), (80.0, "baut Straßen")], next]), [true, true]);
}
