#[path = "../tests/common/mod.rs"]
mod common;
fn main() {
    let only: Option<String> = std::env::args().nth(1);
    for scenario in common::fixtures().scenario {
        if only.as_ref().is_some_and(|id| *id != scenario.id) {
            continue;
        }
        let verdict = common::verdict(&scenario.input());
        println!("=== {} {} want {:?}", scenario.id, scenario.title, scenario.expect.families_in_order);
        let db = common::database();
        for (f, p) in verdict.families.iter().take(6) {
            print!("{} {:.3}  ", db.data.families[*f as usize].id, p);
        }
        println!("novelty {:.3}", verdict.novelty);
        for c in verdict.candidates.iter().take(6) {
            print!(
                "{}{} {:.3} {:?} | ",
                db.substance(c.substance).id,
                c.with.map_or(String::new(), |w| format!("+{}", db.substance(w).id)),
                c.probability,
                c.fit
            );
        }
        println!();
        if only.is_some() {
            println!("{}", common::spoken(&verdict));
        } else {
            for n in &verdict.next {
                print!("{} {:?} {:?}; ", n.action.word(), n.test, n.milligrams_per_millilitre)
            }
            println!();
        }
    }
}
