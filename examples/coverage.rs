//! What is recorded of which substance on which test, as aligned text. The
//! same data give the same output.
//!
//! `make coverage`

use analogue_lookup::database::Signatures;
use analogue_lookup::database::coverage::{Detection, on_reagents, on_strips};
use schema::Database;
use std::error::Error;
use std::io::{self, Write};

const UNKNOWN: char = '.';
const KNOWN: char = '#';
const DISPUTED: char = '!';
const SEEN: char = '+';
const UNSEEN: char = '-';

/// Reagents a table of counts has.
const COLUMNS: usize = 17;
/// Marks between two blanks.
const GROUP: usize = 5;

/// A mark for every test, reagents before strips, by substance.
type Marks = Vec<Vec<char>>;

fn main() -> Result<(), Box<dyn Error>> {
    let data = Signatures::load()?.data;
    let marks = marks(&data);
    let out = &mut io::BufWriter::new(io::stdout().lock());
    match heading(out, &data, &marks)
        .and_then(|()| families(out, &data, &marks))
        .and_then(|()| substances(out, &data, &marks))
    {
        // Whoever reads the first lines only, as `head` does, has what they wanted.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}

fn marks(data: &Database) -> Marks {
    let tests = data.reagents.len() + data.strips.strips.len();
    let mut marks = vec![vec![UNKNOWN; tests]; data.substances.len()];
    for pair in on_reagents(data) {
        marks[usize::from(pair.substance)][usize::from(pair.reagent)] = if pair.disputed { DISPUTED } else { KNOWN };
    }
    for pair in on_strips(data) {
        marks[usize::from(pair.substance)][data.reagents.len() + usize::from(pair.strip)] = match pair.detection() {
            Detection::Yes => SEEN,
            Detection::No => UNSEEN,
            Detection::Disputed => DISPUTED,
        };
    }
    marks
}

/// Number of known and of disputed pairs.
fn count(marks: impl Iterator<Item = char>) -> (usize, usize) {
    marks.fold((0, 0), |(known, disputed), mark| match mark {
        UNKNOWN => (known, disputed),
        DISPUTED => (known, disputed + 1),
        _ => (known + 1, disputed),
    })
}

fn heading(out: &mut impl Write, data: &Database, marks: &Marks) -> io::Result<()> {
    writeln!(out, "Coverage of database {} of {}", data.version, data.date)?;
    if !data.without.is_empty() {
        writeln!(out, "Built without: {}", data.without.join(", "))?;
    }
    writeln!(
        out,
        "\nReagent or strip: substances with a known result, with a disputed one. All others are unknown, which is not"
    )?;
    writeln!(out, "\"no reaction\".\n")?;
    let reagents = data.reagents.iter().map(|row| row.id.as_str());
    for (test, id) in reagents.chain(data.strips.strips.iter().map(|row| row.id.as_str())).enumerate() {
        let (known, disputed) = count(marks.iter().map(|row| row[test]));
        writeln!(out, "{:>3}  {id:<40} {known:>5} {disputed:>5}", test + 1)?;
    }
    Ok(())
}

fn families(out: &mut impl Write, data: &Database, marks: &Marks) -> io::Result<()> {
    writeln!(out, "\nReagent by family: known/disputed")?;
    let places: Vec<usize> = (0..data.reagents.len()).collect();
    for columns in places.chunks(COLUMNS) {
        write!(out, "\n{:<22}{:>6}", "", "of")?;
        columns.iter().try_for_each(|column| write!(out, "{:>7}", column + 1))?;
        writeln!(out)?;
        for (family, row) in data.families.iter().enumerate() {
            let members = members(data, family);
            write!(out, "{:<22}{:>6}", row.id, members.len())?;
            for column in columns {
                let cell = match count(members.iter().map(|substance| marks[*substance][*column])) {
                    (0, 0) => UNKNOWN.to_string(),
                    (known, disputed) => format!("{known}/{disputed}"),
                };
                write!(out, "{cell:>7}")?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}

fn substances(out: &mut impl Write, data: &Database, marks: &Marks) -> io::Result<()> {
    writeln!(
        out,
        "\nSubstance by test, in the order of the numbers above: {KNOWN} known on the reagent, {SEEN} seen by the strip,"
    )?;
    writeln!(out, "{UNSEEN} not seen by it, {DISPUTED} disputed, {UNKNOWN} unknown. Reagents | strips.")?;
    for (family, row) in data.families.iter().enumerate() {
        writeln!(out, "\n{}", row.name)?;
        for substance in members(data, family) {
            let (reagents, strips) = marks[substance].split_at(data.reagents.len());
            writeln!(out, "  {} | {}  {}", grouped(reagents), grouped(strips), data.substances[substance].name)?;
        }
    }
    Ok(())
}

/// Places of the substances of a family, in the order of the data.
fn members(data: &Database, family: usize) -> Vec<usize> {
    (0..data.substances.len()).filter(|substance| usize::from(data.substances[*substance].family) == family).collect()
}

fn grouped(marks: &[char]) -> String {
    marks.chunks(GROUP).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
