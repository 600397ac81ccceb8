//! What a reagent is expected to show, before it is used: how likely each hue
//! group is as the last colour. The same model as that of a reading, asked for
//! every plain word in turn, slips included.

use super::Parameters;
use super::reagent::{LookClass, beside_untouched, course, mixture, too_little};
use crate::database::Signatures;
use colour::HueGroup;
use schema::ReagentIndex;

const GROUPS: usize = HueGroup::ALL.len();

/// A distribution over the hue groups.
pub type Hues = [f64; GROUPS];

/// L of every hue group, by kind of record: (1 − s) K + s B with slips s, with the numbers of
/// the model as published, whatever a verdict is tried with. Worked out once.
pub fn expected_hues(database: &Signatures, reagent: ReagentIndex) -> &[Hues] {
    database.recorded(reagent).hues.get_or_init(|| work_out(database, &Parameters::default(), reagent))
}

fn work_out(database: &Signatures, parameters: &Parameters, reagent: ReagentIndex) -> Vec<Hues> {
    let recorded = database.recorded(reagent);
    let untouched =
        database.coloured_untouched(reagent).map(|region| (region, HueGroup::ALL.map(|group| region.share_of(group))));
    let none = HueGroup::None.index();
    // By phrase, since most are used many times.
    let mut read_as: Vec<Option<Hues>> = vec![None; database.regions.len()];
    let mut hues: Vec<Hues> = recorded
        .kinds
        .iter()
        .map(|records| {
            let records = &database.data.records[records.clone()];
            std::array::from_fn(|group| {
                let mut likely = |phrase: u16| {
                    let known = read_as[usize::from(phrase)].get_or_insert_with(|| {
                        let hues = database.hues_of(phrase);
                        let as_none = |group| f64::from(u8::from(group == none));
                        let recorded: Hues = std::array::from_fn(|group| {
                            too_little(parameters, hues[group], hues[none], as_none(group))
                        });
                        let Some((region, untouched)) = &untouched else { return recorded };
                        let alike = database.regions[usize::from(phrase)].overlap(region);
                        std::array::from_fn(|group| {
                            let seen = [recorded[group], untouched[group], as_none(group)];
                            beside_untouched(parameters, seen, hues[none], alike)
                        })
                    });
                    known[group]
                };
                let seen_none = f64::from(u8::from(group == none));
                mixture(database, parameters, records, |record| {
                    course(database, parameters, record, LookClass::Last, seen_none, &mut likely)
                })
            })
        })
        .collect();
    let mut background = [0.0; GROUPS];
    for row in &recorded.rows {
        let own = &hues[usize::from(row.kind)];
        background.iter_mut().zip(own).for_each(|(sum, share)| *sum += share / recorded.rows.len() as f64);
    }
    let slips = parameters.plain_slips;
    for kind in &mut hues {
        kind.iter_mut().zip(&background).for_each(|(share, b)| *share = (1.0 - slips) * *share + slips * b);
    }
    hues
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_expectation_is_a_distribution() {
        let database = Signatures::core().unwrap();
        for reagent in ReagentIndex::first(database.data.reagents.len()) {
            let hues = expected_hues(&database, reagent);
            assert_eq!(hues.len(), database.recorded(reagent).kinds.len());
            for kind in hues {
                assert!(kind.iter().all(|share| (0.0..=1.0).contains(share)), "{kind:?}");
                assert!((kind.iter().sum::<f64>() - 1.0).abs() < 1e-4, "{kind:?}");
            }
        }
    }

    #[test]
    fn what_is_recorded_is_expected() {
        let database = Signatures::core().unwrap();
        let likeliest = |reagent: &str, substance: &str| {
            let reagent = database.reagent_named(reagent).unwrap();
            let row = database.recorded(reagent).row_of(database.substance_by_id(substance).unwrap()).unwrap();
            let hues = expected_hues(&database, reagent)[usize::from(row.kind)];
            HueGroup::ALL.into_iter().max_by(|a, b| hues[a.index()].total_cmp(&hues[b.index()])).unwrap()
        };
        assert_eq!(likeliest("ehrlich", "lsd"), HueGroup::Purple);
        assert_eq!(likeliest("ehrlich", "mdma"), HueGroup::None);
        assert_eq!(likeliest("marquis", "mdma"), HueGroup::Black);
        // Untouched Mandelin is yellow: "no reaction" is mostly read as such, seldom as that colour.
        assert_eq!(likeliest("mandelin", "caffeine"), HueGroup::None);
    }
}
