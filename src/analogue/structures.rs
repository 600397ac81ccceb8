//! The fingerprints and drawings of the substances of the database, and how its
//! families are told, from the file that lies beside the core.

use super::fingerprint::Fingerprint;
use schema::packed::{Family, Packed, PackedStructure, Rule, Told, Wedge};
use schema::wire;
use schema::{FamilyIndex, SubstanceIndex};

/// The file that was compiled with the embedded database. In wasm it lies
/// beside the core.
#[cfg(not(target_arch = "wasm32"))]
pub static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/structures.bin"));

/// The bytes are no structures, or those of another database.
#[derive(Debug, PartialEq, Eq)]
pub struct ForeignStructures;

/// A molecule in the plane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Where the atoms are, in the order of the SMILES, in twentieths of an
    /// angstrom from the first of them, y upwards. A bond is 30 long.
    pub atoms: Vec<(i16, i16)>,
    /// Bonds that point out of the plane; empty where no stereochemistry is drawn.
    pub wedges: Vec<Wedge>,
}

/// What is known of the structures of the substances. Substances and families
/// are named by their places in the database.
pub struct Structures {
    /// Of the database that it was compiled with.
    pub edition: String,
    /// In the order of the database: a `FamilyIndex` points into it.
    pub families: Vec<Family>,
    /// The definitions of controlled substances that a structure may match, then
    /// the lists that name a substance.
    pub rules: Vec<Rule>,
    rulings: Vec<Vec<Told>>,
    rows: Vec<Row>,
}

struct Row {
    family: FamilyIndex,
    structure: Option<Structure>,
}

struct Structure {
    fingerprint: Fingerprint,
    drawing: Drawing,
    scaffolds: Vec<FamilyIndex>,
    ruling: u8,
}

impl Structures {
    /// The bytes may be anything. `family_of` holds the families of the substances
    /// of the database, in their order.
    pub fn read(bytes: &[u8], family_of: &[FamilyIndex]) -> Result<Self, ForeignStructures> {
        let packed: Packed = wire::from_bytes(bytes).ok_or(ForeignStructures)?;
        let known = |family: &FamilyIndex| usize::from(*family) < packed.families.len();
        let parents = packed.families.iter().filter_map(|family| family.parent.as_ref());
        let scaffolds = packed.rows.iter().filter_map(|row| row.scaffolds.as_ref()).flatten();
        let stated = |told: &Told| usize::from(told.rule) < packed.rules.len();
        let ruled = packed.rulings.iter().flatten().all(stated)
            && packed.rows.iter().all(|row| usize::from(row.ruling) < packed.rulings.len());
        let named = ruled && parents.chain(scaffolds).chain(family_of).all(known);
        if !named || packed.rows.len() != family_of.len() || family_of.len() > usize::from(u16::MAX) {
            return Err(ForeignStructures);
        }
        let rows = unpack(&packed, family_of).ok_or(ForeignStructures)?;
        let Packed { edition, families, rules, rulings, .. } = packed;
        Ok(Self { edition, families, rules, rulings, rows })
    }

    /// The family that the database gives a substance.
    pub fn family_of(&self, substance: SubstanceIndex) -> Option<FamilyIndex> {
        self.rows.get(usize::from(substance)).map(|row| row.family)
    }

    /// `None` of a substance without a structure.
    pub fn fingerprint(&self, substance: SubstanceIndex) -> Option<&Fingerprint> {
        self.structure(substance).map(|structure| &structure.fingerprint)
    }

    /// `None` of a substance without a structure.
    pub fn drawing(&self, substance: SubstanceIndex) -> Option<&Drawing> {
        self.structure(substance).map(|structure| &structure.drawing)
    }

    /// The families whose scaffold it has, but for those above another of them.
    pub fn scaffolds(&self, substance: SubstanceIndex) -> &[FamilyIndex] {
        self.structure(substance).map_or(&[], |structure| &structure.scaffolds)
    }

    /// What the rules say of it.
    pub fn ruling(&self, substance: SubstanceIndex) -> impl Iterator<Item = (&Rule, &Told)> {
        let told = self.structure(substance).map_or(&[][..], |structure| &self.rulings[usize::from(structure.ruling)]);
        told.iter().map(|told| (&self.rules[usize::from(told.rule)], told))
    }

    /// Every substance with a structure, with its family.
    pub fn fingerprints(&self) -> impl Iterator<Item = (SubstanceIndex, FamilyIndex, &Fingerprint)> {
        let rows = SubstanceIndex::each().zip(&self.rows);
        rows.filter_map(|(index, row)| Some((index, row.family, &row.structure.as_ref()?.fingerprint)))
    }

    fn structure(&self, substance: SubstanceIndex) -> Option<&Structure> {
        self.rows.get(usize::from(substance))?.structure.as_ref()
    }
}

fn unpack(packed: &Packed, family_of: &[FamilyIndex]) -> Option<Vec<Row>> {
    let mut bits: Vec<Vec<u16>> = Vec::with_capacity(packed.rows.len());
    let mut rows = Vec::with_capacity(packed.rows.len());
    for (index, (row, family)) in packed.rows.iter().zip(family_of).enumerate() {
        let other = match usize::from(row.like) {
            0 => &[][..],
            back => bits.get(index.checked_sub(back)?)?,
        };
        let own = told_from(other, row)?;
        let structure = match own.as_slice() {
            [] => None,
            own => Some(Structure {
                fingerprint: Fingerprint::of(own)?,
                drawing: drawing(&packed.steps, row)?,
                scaffolds: row.scaffolds.clone().unwrap_or_else(|| vec![*family]),
                ruling: row.ruling,
            }),
        };
        rows.push(Row { family: *family, structure });
        bits.push(own);
    }
    Some(rows)
}

/// The bits of a row, ascending, from those of the one it is told from.
fn told_from(other: &[u16], row: &PackedStructure) -> Option<Vec<u16>> {
    let mut keep = vec![true; other.len()];
    for index in sums(&row.without) {
        *keep.get_mut(usize::from(index?))? = false;
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

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::database::Signatures;
    use schema::packed::Says;

    fn families(database: &Signatures) -> Vec<FamilyIndex> {
        database.substances().map(|(_, row)| row.family).collect()
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
            families: String,
            rules: String,
        }
        let database = Signatures::load().unwrap();
        let structures = Structures::read(EMBEDDED, &families(&database)).unwrap();
        assert!(structures.edition == database.data.edition && !structures.edition.is_empty());
        let mut reader = csv::Reader::from_path("data/structures.csv").unwrap();
        let mut rows = 0;
        for row in reader.deserialize::<Row>() {
            let row = row.unwrap();
            let index = database.substance_by_id(&row.id).unwrap();
            let words = |texts: Vec<String>| texts.join(" ");
            let bits = structures.fingerprint(index).unwrap().bits().map(|bit| bit.to_string()).collect();
            assert_eq!(words(bits), row.bits, "{}", row.id);
            let drawing = structures.drawing(index).unwrap();
            let coordinates = drawing.atoms.iter().flat_map(|(x, y)| [x.to_string(), y.to_string()]).collect();
            assert_eq!(words(coordinates), row.coordinates, "{}", row.id);
            let wedges = drawing.wedges.iter().map(|wedge| {
                let mark = if wedge.solid { '-' } else { '~' };
                format!("{}{mark}{}", wedge.from, wedge.to)
            });
            assert_eq!(words(wedges.collect()), row.wedges, "{}", row.id);
            let family = |index: &FamilyIndex| database.family(*index).id.clone();
            assert_eq!(words(structures.scaffolds(index).iter().map(family).collect()), row.families, "{}", row.id);
            // Of what its structure matches, all but what a list that names it leaves out.
            let (lists, defined): (Vec<_>, Vec<_>) =
                structures.ruling(index).partition(|(_, told)| told.says == Says::Named);
            let told = |(rule, told): &(&Rule, &Told)| format!("{}:{}:{}", rule.id, told.says.word(), told.clauses);
            let matched: Vec<&str> = row.rules.split(' ').filter(|told| !told.is_empty()).collect();
            assert!(defined.iter().map(told).all(|told| matched.contains(&told.as_str())), "{}", row.id);
            assert!(defined.len() == matched.len() || !lists.is_empty(), "{}", row.id);
            rows += 1;
        }
        assert_eq!(structures.fingerprints().count(), rows);
        for (index, row) in database.substances() {
            assert_eq!(structures.family_of(index), Some(row.family));
        }
        for (own, family) in structures.families.iter().zip(&database.data.families) {
            assert_eq!((own.parent, own.catch_all, own.urgency), (family.parent, family.catch_all, family.urgency));
        }
        let drawn =
            |(index, _): &(SubstanceIndex, _)| database.identity(*index).is_some_and(|own| !own.smiles.is_empty());
        assert_eq!(rows, database.substances().filter(drawn).count());
    }

    #[test]
    fn what_is_no_such_file_is_refused_without_a_panic() {
        let families = families(&Signatures::load().unwrap());
        for bytes in [&EMBEDDED[..EMBEDDED.len() / 2], &[], b"<!doctype html>", &[255; 64]] {
            assert!(Structures::read(bytes, &families).is_err());
        }
        assert!(Structures::read(EMBEDDED, &families[1..]).is_err(), "fewer substances");
        assert!(Structures::read(EMBEDDED, &vec![FamilyIndex(u8::MAX); families.len()]).is_err(), "no such family");
        for at in (0..EMBEDDED.len()).step_by(397) {
            for value in [0, 127, 255] {
                let mut bytes = EMBEDDED.to_vec();
                bytes[at] = value;
                let _ = Structures::read(&bytes, &families);
                let _ = Structures::read(&bytes[..at], &families);
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
            ..PackedStructure::default()
        };
        let unpacked = |second| {
            let rows = vec![row(0, &[], &[3, 4], &[]), second];
            unpack(
                &Packed { rulings: vec![Vec::new()], steps: vec![(15, 26)], rows, ..Packed::default() },
                &[FamilyIndex(0); 2],
            )
        };
        let whole = unpacked(row(1, &[1], &[9], &[0])).unwrap();
        let own = whole[1].structure.as_ref().unwrap();
        assert_eq!(own.fingerprint.bits().collect::<Vec<_>>(), [3, 9]);
        assert_eq!(own.drawing.atoms, [(0, 0), (15, 26)]);
        assert!(unpacked(row(0, &[], &[], &[])).unwrap()[1].structure.is_none(), "no structure");
        for broken in [
            row(2, &[], &[9], &[]),
            row(1, &[2], &[9], &[]),
            row(0, &[0], &[9], &[]),
            row(0, &[], &[2048], &[]),
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
