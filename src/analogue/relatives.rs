//! The nearest relatives of a structure, and what they say of its family.

use super::fingerprint::Fingerprint;
use super::structures::Structures;
use crate::order::sort_by;
use schema::{FamilyIndex, SubstanceIndex};
use std::sync::OnceLock;

/// A relative this near speaks for its family where no scaffold does: of the
/// substances of the database without a scaffold, left out one by one, 88 in 100
/// that come this near to a member are members (a decision of this project).
const SPEAKS_FOR_FAMILY: f64 = 0.65;

/// A family with fewer members with a structure has no spread to speak of.
const FEWEST: usize = 5;

/// A substance of the database beside another structure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Relative {
    /// Any substance with a structure, the further ones included.
    pub substance: SubstanceIndex,
    /// As the database has it: the narrowest, not one above it.
    pub family: FamilyIndex,
    /// Tanimoto coefficient of the two fingerprints, 0 to 1; stereoisomers have 1.
    pub tanimoto: f64,
    /// Share of the members of its family whose own nearest relative in the
    /// family is no nearer to them than this: 0.5 is as near as members commonly
    /// are to each other, 0 is farther than any. `None` for a small family, and for
    /// one whose members share no more than their use.
    pub within_family: Option<f64>,
}

/// The substance of the database that a structure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// That it is, or that it is but for its stereochemistry.
    pub substance: SubstanceIndex,
    /// With its stereochemistry.
    pub exact: bool,
}

/// How a family is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The database says so of this very substance.
    Record,
    /// It has what all members have in common.
    Scaffold,
    /// A near relative is a member.
    Similarity,
}

/// The structures with what is worked out of them once.
pub struct Relatives {
    structures: Structures,
    /// By family: how near members come to their nearest, ascending.
    spreads: Vec<OnceLock<Vec<f64>>>,
}

impl Relatives {
    /// Cheap: how near members come to each other is worked out on first use, family by family.
    pub fn new(structures: Structures) -> Self {
        let spreads = structures.families.iter().map(|_| OnceLock::new()).collect();
        Self { structures, spreads }
    }

    /// As they were given to `new`.
    pub fn structures(&self) -> &Structures {
        &self.structures
    }

    /// The nearest substances, best first; of equals, in the order of the database.
    pub fn nearest(&self, fingerprint: &Fingerprint, but_for: Option<SubstanceIndex>, limit: usize) -> Vec<Relative> {
        let others = self.structures.fingerprints().filter(|(index, ..)| Some(*index) != but_for);
        let mut found: Vec<(SubstanceIndex, FamilyIndex, f64)> =
            others.map(|(index, family, own)| (index, family, own.tanimoto(fingerprint))).collect();
        sort_by(&mut found, |a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
        found.truncate(limit);
        let relative = |(substance, family, tanimoto): &(SubstanceIndex, FamilyIndex, f64)| Relative {
            substance: *substance,
            family: *family,
            tanimoto: *tanimoto,
            within_family: self.within(*family, *tanimoto),
        };
        found.iter().map(relative).collect()
    }

    /// Substances whose fingerprint is the same: stereoisomers are among them.
    pub fn same(&self, fingerprint: &Fingerprint) -> Vec<SubstanceIndex> {
        let same = self.structures.fingerprints().filter(|(.., own)| *own == fingerprint);
        same.map(|(index, ..)| index).collect()
    }

    /// The families of a substance of the database, or else of a structure with
    /// these scaffolds and this nearest relative; hazards come first, the most
    /// urgent of all. What is that substance but for its stereochemistry may act
    /// otherwise (dextromethorphan and levomethorphan do): it has the families of
    /// its scaffolds too.
    pub fn families(
        &self,
        known: Option<Known>,
        scaffolds: &[FamilyIndex],
        nearest: Option<&Relative>,
    ) -> Vec<(FamilyIndex, By)> {
        let recorded = known.and_then(|known| self.structures.family_of(known.substance));
        if let (Some(Known { exact: true, .. }), Some(family)) = (known, recorded) {
            return vec![(family, By::Record)];
        }
        let row = |family: FamilyIndex| self.structures.families.get(usize::from(family));
        let told = scaffolds.iter().filter(|family| Some(**family) != recorded);
        let mut families: Vec<(FamilyIndex, By)> = recorded.map(|family| (family, By::Record)).into_iter().collect();
        families.extend(told.map(|family| (*family, By::Scaffold)));
        let speaks = |relative: &&Relative| {
            relative.tanimoto >= SPEAKS_FOR_FAMILY && row(relative.family).is_some_and(|family| !family.catch_all)
        };
        if families.is_empty() {
            families.extend(nearest.filter(speaks).map(|relative| (relative.family, By::Similarity)));
        }
        let urgency = |family: FamilyIndex| row(family).map_or(u8::MAX, |row| row.urgency);
        sort_by(&mut families, |a, b| urgency(a.0).cmp(&urgency(b.0)).then(a.0.cmp(&b.0)));
        families
    }

    /// The members of a family that have a structure, with how near each comes to
    /// the most typical of them, which is first: the one that is nearest to all
    /// others taken together.
    pub fn members(&self, family: FamilyIndex) -> Vec<(SubstanceIndex, f64)> {
        let members: Vec<(SubstanceIndex, &Fingerprint)> = self
            .structures
            .fingerprints()
            .filter(|(_, its_family, _)| *its_family == family)
            .map(|(index, _, own)| (index, own))
            .collect();
        let nearness = |one: &Fingerprint| members.iter().map(|(_, other)| one.tanimoto(other)).sum::<f64>();
        let sums: Vec<f64> = members.iter().map(|(_, print)| nearness(print)).collect();
        // Of equals the first of the database.
        let Some(typical) = (0..members.len()).rev().max_by(|a, b| sums[*a].total_cmp(&sums[*b])) else {
            return Vec::new();
        };
        let (first, print) = members[typical];
        let mut found: Vec<(SubstanceIndex, f64)> =
            members.iter().map(|(index, own)| (*index, own.tanimoto(print))).collect();
        sort_by(&mut found, |a, b| (b.0 == first).cmp(&(a.0 == first)).then(b.1.total_cmp(&a.1)).then(a.0.cmp(&b.0)));
        found
    }

    fn within(&self, family: FamilyIndex, tanimoto: f64) -> Option<f64> {
        let spread = self.spreads.get(usize::from(family))?.get_or_init(|| self.spread(family));
        let no_nearer = spread.partition_point(|lesser| *lesser <= tanimoto);
        let alike = self.structures.families.get(usize::from(family)).is_some_and(|row| !row.catch_all);
        (alike && spread.len() >= FEWEST).then(|| no_nearer as f64 / spread.len() as f64)
    }

    fn spread(&self, family: FamilyIndex) -> Vec<f64> {
        let members: Vec<&Fingerprint> = self
            .structures
            .fingerprints()
            .filter(|(_, its_family, _)| *its_family == family)
            .map(|(.., its_family)| its_family)
            .collect();
        let mut best = vec![0.0f64; members.len()];
        for (i, one) in members.iter().enumerate() {
            for (j, other) in members.iter().enumerate().skip(i + 1) {
                let tanimoto = one.tanimoto(other);
                best[i] = best[i].max(tanimoto);
                best[j] = best[j].max(tanimoto);
            }
        }
        sort_by(&mut best, f64::total_cmp);
        best
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::structures::EMBEDDED;
    use super::*;
    use crate::database::Signatures;

    fn relatives() -> (Signatures, Relatives) {
        let database = Signatures::load().unwrap();
        let families: Vec<FamilyIndex> = database.substances().map(|(_, row)| row.family).collect();
        let structures = Structures::read(EMBEDDED, &families).unwrap();
        (database, Relatives::new(structures))
    }

    #[test]
    fn relatives_come_nearest_first_without_the_substance_itself() {
        let (database, relatives) = relatives();
        let fentanyl = database.substance_by_id("fentanyl").unwrap();
        let own = *relatives.structures().fingerprint(fentanyl).unwrap();
        let nearest = relatives.nearest(&own, Some(fentanyl), 20);
        assert_eq!(nearest.len(), 20);
        assert!(nearest.windows(2).all(|pair| pair[0].tanimoto >= pair[1].tanimoto));
        assert!(nearest.iter().all(|relative| relative.substance != fentanyl));
        let fentanyls = database.family_by_id("fentanyls").unwrap();
        assert!(nearest.iter().all(|relative| relative.family == fentanyls && relative.tanimoto > 0.6));
        assert!(nearest[0].within_family.unwrap() > nearest[19].within_family.unwrap());
        assert_eq!(relatives.nearest(&own, None, 1)[0].tanimoto, 1.0);
        assert_eq!(relatives.same(&own), [fentanyl]);
    }

    /// Each member counts itself as no nearer than its own nearest: the spread is that of the family.
    #[test]
    fn a_value_is_placed_within_the_spread_of_its_family() {
        let (database, relatives) = relatives();
        let nitazenes = database.family_by_id("nitazenes").unwrap();
        let members = database.members_of(nitazenes).filter_map(|m| relatives.structures().fingerprint(m)).count();
        let spread = relatives.spread(nitazenes);
        assert_eq!(spread.len(), members);
        assert_eq!(relatives.within(nitazenes, 1.0), Some(1.0));
        assert_eq!(relatives.within(nitazenes, 0.0), Some(0.0));
        assert!((0.4..=0.6).contains(&relatives.within(nitazenes, spread[members / 2 - 1]).unwrap()));
        let small = database.family_by_id("btmps").unwrap();
        assert_eq!(relatives.within(small, 1.0), None);
        assert_eq!(relatives.within(database.family_by_id("medicine").unwrap(), 1.0), None);
    }

    #[test]
    fn a_family_is_told_by_the_record_then_a_scaffold_then_a_near_relative() {
        let (database, relatives) = relatives();
        let family = |id: &str| database.family_by_id(id).unwrap();
        let naloxone = database.substance_by_id("naloxone").unwrap();
        let near = |id: &str, tanimoto| {
            Some(Relative { substance: naloxone, family: family(id), tanimoto, within_family: None })
        };
        let (scra, fentanyls, tryptamines) = (family("scra"), family("fentanyls"), family("tryptamines"));
        let known = |exact| Some(Known { substance: naloxone, exact });
        let medicine = (family("medicine"), By::Record);
        assert_eq!(relatives.families(known(true), &[scra], None), [medicine]);
        assert_eq!(relatives.families(known(false), &[scra], None), [(scra, By::Scaffold), medicine]);
        assert_eq!(relatives.families(known(false), &[], None), [medicine]);
        let told = relatives.families(None, &[tryptamines, fentanyls], near("nitazenes", 0.9).as_ref());
        assert_eq!(told, [(fentanyls, By::Scaffold), (tryptamines, By::Scaffold)]);
        let similar = relatives.families(None, &[], near("nitazenes", 0.66).as_ref());
        assert_eq!(similar, [(family("nitazenes"), By::Similarity)]);
        assert_eq!(relatives.families(None, &[], near("nitazenes", 0.64).as_ref()), []);
        assert_eq!(relatives.families(None, &[], near("medicine", 0.99).as_ref()), []);
        assert_eq!(relatives.families(None, &[], None), []);
    }

    /// The goal of the look-up, on every substance of a family with something in common: left out, its scaffold or
    /// else its nearest relative gives its family.
    #[test]
    fn a_substance_left_out_is_given_its_family() {
        let (database, relatives) = relatives();
        let structures = relatives.structures();
        let (mut n, mut right) = (0, 0);
        let (mut near, mut alike) = (0, 0);
        let mut missed = Vec::new();
        for (index, family, fingerprint) in structures.fingerprints() {
            let scaffolds = structures.scaffolds(index);
            let nearest = relatives.nearest(fingerprint, Some(index), 1);
            // What SPEAKS_FOR_FAMILY says of its value.
            if let [(told, By::Similarity)] = relatives.families(None, scaffolds, nearest.first())[..] {
                near += 1;
                alike += usize::from(told == family);
            }
            if structures.families[usize::from(family)].catch_all {
                continue;
            }
            let given = if scaffolds.is_empty() { &[nearest[0].family][..] } else { scaffolds };
            n += 1;
            right += usize::from(given.contains(&family));
            let id = &database.family(family).id;
            if !given.contains(&family) && ["fentanyls", "nitazenes", "orphines"].contains(&id.as_str()) {
                missed.push(&database.substance(index).name);
            }
        }
        assert!(f64::from(right as u32) / f64::from(n) >= 0.98, "{right} of {n}");
        assert!(missed.is_empty(), "{missed:?}");
        assert!((86..=88).contains(&(100 * alike / near)), "{alike} of {near}");
    }
}
