//! The fingerprints and drawings of the database, from the file that lies
//! beside the core.

use super::packed::{BITS, Packed, PackedStructure, Wedge};
use crate::database::{Signatures, wire};

/// The file that was compiled with the embedded database. In wasm it lies
/// beside the core.
#[cfg(not(target_arch = "wasm32"))]
pub static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/structures.bin"));

/// The bytes are no structures, or those of another database.
#[derive(Debug, PartialEq, Eq)]
pub struct ForeignStructures;

/// The bits of a Morgan fingerprint of radius 2 without chirality, folded to
/// 2048, as RDKit counts it (Rogers D, Hahn M, J Chem Inf Model 2010;50:742).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint([u64; BITS as usize / 64]);

impl Fingerprint {
    /// `None` if a bit is beyond the last.
    fn of(bits: &[u16]) -> Option<Self> {
        let mut words = [0; BITS as usize / 64];
        for bit in bits {
            *words.get_mut(usize::from(bit / 64))? |= 1 << (bit % 64);
        }
        Some(Self(words))
    }

    /// The bits that are set, ascending.
    pub fn bits(&self) -> impl Iterator<Item = u16> {
        (0..BITS).filter(|bit| self.0[usize::from(bit / 64)] >> (bit % 64) & 1 == 1)
    }
}

/// A molecule in the plane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Where the atoms are, in the order of the SMILES, in twentieths of an
    /// angstrom from the first of them, y upwards. A bond is 30 long.
    pub atoms: Vec<(i16, i16)>,
    pub wedges: Vec<Wedge>,
}

/// What is known of the structures of the substances.
pub struct Structures {
    /// By substance.
    rows: Vec<Option<(Fingerprint, Drawing)>>,
}

impl Structures {
    /// The bytes may be anything; those that were not compiled with this very
    /// database, its identities added, are refused.
    pub fn read(database: &Signatures, bytes: &[u8]) -> Result<Self, ForeignStructures> {
        let packed: Packed = wire::from_bytes(bytes).ok_or(ForeignStructures)?;
        let data = &database.data;
        let own = packed.version == data.version && packed.sha256 == data.sha256;
        if !own || packed.rows.len() != database.substance_count() {
            return Err(ForeignStructures);
        }
        unpack(&packed).map(|rows| Self { rows }).ok_or(ForeignStructures)
    }

    pub fn fingerprint(&self, substance: u16) -> Option<&Fingerprint> {
        self.row(substance).map(|(fingerprint, _)| fingerprint)
    }

    pub fn drawing(&self, substance: u16) -> Option<&Drawing> {
        self.row(substance).map(|(_, drawing)| drawing)
    }

    fn row(&self, substance: u16) -> Option<&(Fingerprint, Drawing)> {
        self.rows.get(usize::from(substance))?.as_ref()
    }
}

fn unpack(packed: &Packed) -> Option<Vec<Option<(Fingerprint, Drawing)>>> {
    let mut bits: Vec<Vec<u16>> = Vec::with_capacity(packed.rows.len());
    let mut rows = Vec::with_capacity(packed.rows.len());
    for (place, row) in packed.rows.iter().enumerate() {
        let other = match usize::from(row.like) {
            0 => &[][..],
            back => bits.get(place.checked_sub(back)?)?,
        };
        let own = told_from(other, row)?;
        rows.push(match own.as_slice() {
            [] => None,
            own => Some((Fingerprint::of(own)?, drawing(&packed.steps, row)?)),
        });
        bits.push(own);
    }
    Some(rows)
}

/// The bits of a row, ascending, from those of the one it is told from.
fn told_from(other: &[u16], row: &PackedStructure) -> Option<Vec<u16>> {
    let mut keep = vec![true; other.len()];
    for place in sums(&row.without) {
        *keep.get_mut(usize::from(place?))? = false;
    }
    let mut own: Vec<u16> = other.iter().zip(keep).filter(|(_, keep)| *keep).map(|(bit, _)| *bit).collect();
    for bit in sums(&row.with) {
        own.push(bit?);
    }
    own.sort_unstable();
    Some(own)
}

/// The numbers whose differences these are; `None` in place of one too large.
fn sums(differences: &[u16]) -> impl Iterator<Item = Option<u16>> {
    differences.iter().scan(Some(0u16), |sum, difference| {
        *sum = sum.and_then(|sum| sum.checked_add(*difference));
        Some(*sum)
    })
}

fn drawing(steps: &[(i16, i16)], row: &PackedStructure) -> Option<Drawing> {
    let mut at = (0i16, 0i16);
    let mut atoms = vec![at];
    for step in &row.atoms {
        let (x, y) = steps.get(usize::from(*step))?;
        at = (at.0.checked_add(*x)?, at.1.checked_add(*y)?);
        atoms.push(at);
    }
    let drawn = |atom: u8| usize::from(atom) < atoms.len();
    let wedges = row.wedges.clone();
    wedges.iter().all(|wedge| drawn(wedge.from) && drawn(wedge.to)).then_some(Drawing { atoms, wedges })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn database() -> Signatures {
        Signatures::load().unwrap()
    }

    /// Every row of the table comes back, and nothing else.
    #[test]
    fn structures_are_those_of_the_table() {
        #[derive(serde::Deserialize)]
        struct Row {
            id: String,
            bits: String,
            coordinates: String,
            wedges: String,
        }
        let database = database();
        let structures = Structures::read(&database, EMBEDDED).unwrap();
        let mut reader = csv::Reader::from_path("data/structures.csv").unwrap();
        let mut rows = 0;
        for row in reader.deserialize::<Row>() {
            let row = row.unwrap();
            let place = database.substance_by_id(&row.id).unwrap();
            let words = |texts: Vec<String>| texts.join(" ");
            let bits = structures.fingerprint(place).unwrap().bits().map(|bit| bit.to_string()).collect();
            assert_eq!(words(bits), row.bits, "{}", row.id);
            let drawing = structures.drawing(place).unwrap();
            let coordinates = drawing.atoms.iter().flat_map(|(x, y)| [x.to_string(), y.to_string()]).collect();
            assert_eq!(words(coordinates), row.coordinates, "{}", row.id);
            let wedges = drawing.wedges.iter().map(|wedge| {
                let mark = if wedge.solid { '-' } else { '~' };
                format!("{}{mark}{}", wedge.from, wedge.to)
            });
            assert_eq!(words(wedges.collect()), row.wedges, "{}", row.id);
            rows += 1;
        }
        let known = database.substances().filter(|(place, _)| structures.fingerprint(*place).is_some()).count();
        assert_eq!(known, rows);
        let drawn = |(place, _): &(u16, _)| database.identity(*place).is_some_and(|own| !own.smiles.is_empty());
        assert_eq!(rows, database.substances().filter(drawn).count());
    }

    #[test]
    fn a_foreign_file_is_refused() {
        let database = database();
        let mut of_other_data = EMBEDDED.to_vec();
        let at = of_other_data.windows(8).position(|bytes| bytes == &database.data.sha256.as_bytes()[..8]).unwrap();
        of_other_data[at] ^= 1;
        for bytes in [&of_other_data[..], &EMBEDDED[..EMBEDDED.len() / 2], &[], b"<!doctype html>", &[255; 64]] {
            assert!(Structures::read(&database, bytes).is_err());
        }
        assert!(Structures::read(&Signatures::core().unwrap(), EMBEDDED).is_err(), "the identities come first");
    }

    #[test]
    fn no_bytes_make_it_panic() {
        let database = database();
        for at in (0..EMBEDDED.len()).step_by(397) {
            for value in [0, 127, 255] {
                let mut bytes = EMBEDDED.to_vec();
                bytes[at] = value;
                let _ = Structures::read(&database, &bytes);
                let _ = Structures::read(&database, &bytes[..at]);
            }
        }
    }

    #[test]
    fn what_leads_nowhere_is_refused() {
        let row = |like, without: &[u16], with: &[u16], atoms: &[u16]| PackedStructure {
            like,
            without: without.to_vec(),
            with: with.to_vec(),
            atoms: atoms.to_vec(),
            wedges: Vec::new(),
        };
        let unpacked = |second| {
            let rows = vec![row(0, &[], &[3, 4], &[]), second];
            unpack(&Packed { steps: vec![(15, 26)], rows, ..Packed::default() })
        };
        let whole = unpacked(row(1, &[1], &[9], &[0])).unwrap();
        let (fingerprint, drawing) = whole[1].as_ref().unwrap();
        assert_eq!(fingerprint.bits().collect::<Vec<_>>(), [3, 9]);
        assert_eq!(drawing.atoms, [(0, 0), (15, 26)]);
        assert!(unpacked(row(0, &[], &[], &[])).unwrap()[1].is_none(), "no structure");
        for broken in [
            row(2, &[], &[9], &[]),
            row(1, &[2], &[9], &[]),
            row(0, &[0], &[9], &[]),
            row(0, &[], &[BITS], &[]),
            row(0, &[], &[u16::MAX, 9], &[]),
            row(0, &[], &[9], &[1]),
        ] {
            let told = format!("{broken:?}");
            assert!(unpacked(broken).is_none(), "{told}");
        }
        let far = row(0, &[], &[9], &[0; 3000]);
        assert!(unpacked(far).is_none(), "beyond the plane");
        let wedged = PackedStructure { wedges: vec![Wedge { from: 0, to: 1, solid: true }], ..row(0, &[], &[9], &[]) };
        assert!(unpacked(wedged).is_none());
    }
}
