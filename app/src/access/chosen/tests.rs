use super::*;
use domain::permissions::{MatrixPortfolio, giving::Tally};

fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(number: u8) -> T {
    format!("00000000-0000-0000-0000-0000000000{number:02}").parse().unwrap()
}

fn concierge() -> Group {
    id::<PermissionGroupId>(1).into()
}

fn manager() -> Group {
    id::<PermissionGroupId>(2).into()
}

fn east() -> PortfolioId {
    id(50)
}

/// In it or in no portfolio; nothing is held there.
fn spot(number: u8, portfolio: Option<PortfolioId>) -> Spot {
    Spot { building: id(number), portfolio, held: None, is_locked: false }
}

/// Three buildings, the third in a portfolio; the first is held.
fn three() -> [Spot; 3] {
    [Spot { held: manager(), ..spot(10, None) }, spot(11, None), spot(12, Some(east()))]
}

fn shown(chosen: &Chosen) -> [Group; 3] {
    three().map(|spot| chosen.in_building(spot))
}

/// None of them locked.
fn tally(buildings: u32, held: u32) -> Tally {
    Tally { buildings, held, open: buildings, held_locked: 0 }
}

fn matrix() -> Matrix {
    let portfolio = MatrixPortfolio { portfolio: east(), name: "East".into(), tally: tally(1, 0), held: None, may_change: true };
    Matrix { all: tally(3, 1), portfolios: vec![portfolio], ..Matrix::default() }
}

fn edited(edit: impl FnOnce(&mut Chosen)) -> Chosen {
    let mut chosen = Chosen::default();
    edit(&mut chosen);
    chosen
}

#[test]
fn what_nobody_has_touched_shows_what_is_held_and_asks_for_nothing() {
    let chosen = Chosen::default();
    assert_eq!(shown(&chosen), [manager(), None, None]);
    assert_eq!((chosen.lines(), chosen.count(&matrix())), (Vec::new(), 1));
}

#[test]
fn row_33_row_34_one_building_is_chosen_with_its_permission_group_and_given_up_again() {
    let [first, second, _] = three();
    let mut chosen = edited(|chosen| chosen.set_building(second, concierge()));
    assert_eq!(shown(&chosen), [manager(), concierge(), None]);
    assert_eq!(chosen.lines(), [format!("building:{}={}", second.building, concierge().unwrap())]);
    assert_eq!(chosen.count(&matrix()), 2);
    chosen.set_building(first, None);
    assert_eq!((shown(&chosen), chosen.count(&matrix())), ([None, concierge(), None], 1));
    // Back to what it was: nothing is asked any more.
    chosen.set_building(first, manager());
    chosen.set_building(second, None);
    assert_eq!(chosen, Chosen::default());
}

#[test]
fn ac_70_what_is_chosen_for_all_leaves_a_locked_building_as_it_is() {
    let [first, second, _] = three();
    let locked = Spot { is_locked: true, ..first };
    for edit in
        [Chosen::set_every as fn(&mut Chosen, Option<PortfolioId>, Group), |chosen, _, group| chosen.copy_to_chosen(group)]
    {
        let mut chosen = edited(|chosen| chosen.set_building(second, manager()));
        edit(&mut chosen, None, concierge());
        assert_eq!([locked, first, second].map(|spot| chosen.in_building(spot)), [manager(), concierge(), concierge()]);
    }
    // Of three buildings the first is held and locked: that one stays, whatever becomes of the others.
    let matrix = Matrix { all: Tally { open: 2, held_locked: 1, ..tally(3, 1) }, ..Matrix::default() };
    assert_eq!(edited(|chosen| chosen.set_every(None, concierge())).count(&matrix), 3);
    assert_eq!(edited(|chosen| chosen.set_every_and_to_come(None, concierge())).count(&matrix), 1);
    // Locked with nothing held in it, it stays without.
    let matrix = Matrix { all: Tally { open: 2, held_locked: 0, ..tally(3, 1) }, ..Matrix::default() };
    assert_eq!(edited(|chosen| chosen.set_every(None, concierge())).count(&matrix), 2);
}

#[test]
fn row_36_all_buildings_are_one_line_however_many_there_are() {
    let many = Matrix { all: tally(5_000, 0), ..Matrix::default() };
    let mut chosen = edited(|chosen| chosen.set_building(three()[1], manager()));
    chosen.set_every(None, concierge());
    assert_eq!(shown(&chosen), [concierge(); 3]);
    assert_eq!((chosen.lines(), chosen.count(&many)), (vec![format!("every={}", concierge().unwrap())], 5_000));
    // What is said of one afterwards is the exception.
    chosen.set_building(three()[1], None);
    assert_eq!((shown(&chosen), chosen.count(&many)), ([concierge(), None, concierge()], 4_999));
    assert_eq!(chosen.lines().len(), 2);
}

#[test]
fn row_35_a_permission_group_is_copied_to_all_others_that_are_selected_and_to_no_others() {
    let [_, second, third] = three();
    let mut chosen = edited(|chosen| chosen.set_building(second, concierge()));
    chosen.copy_to_chosen(concierge());
    assert_eq!(shown(&chosen), [concierge(), concierge(), None]);
    assert_eq!(chosen.count(&matrix()), 2);
    // One that is selected now keeps its own; copied again, it is no exception any more than the rest.
    chosen.set_building(third, manager());
    assert_eq!(shown(&chosen), [concierge(), concierge(), manager()]);
    chosen.copy_to_chosen(manager());
    assert_eq!(shown(&chosen), [manager(); 3]);
    let copies = chosen.lines().iter().filter(|line| line.starts_with("chosen=")).count();
    assert_eq!(copies, 1);
}

#[test]
fn row_35_after_select_all_copying_needs_no_exceptions() {
    let mut chosen = edited(|chosen| chosen.set_every(None, concierge()));
    chosen.set_building(three()[0], manager());
    chosen.copy_to_chosen(manager());
    assert_eq!(shown(&chosen), [manager(); 3]);
    assert_eq!(chosen.lines().len(), 2);
    // Whatever was left out stays out.
    chosen.set_building(three()[2], None);
    chosen.copy_to_chosen(concierge());
    assert_eq!(shown(&chosen), [concierge(), concierge(), None]);
}

#[test]
fn b5_a_portfolio_is_selected_and_those_to_come_are_included() {
    let mut chosen = edited(|chosen| chosen.set_every(Some(east()), concierge()));
    assert_eq!((shown(&chosen), chosen.count(&matrix())), ([manager(), None, concierge()], 2));
    chosen.set_every_and_to_come(Some(east()), concierge());
    assert_eq!(shown(&chosen), [manager(), None, None]);
    assert_eq!(chosen.in_scope(Scope::Portfolio(east()), None), concierge());
    assert_eq!(chosen.lines(), [format!("every:{}=none", east()), format!("portfolio:{}={}", east(), concierge().unwrap())]);
    let all = edited(|chosen| chosen.set_every_and_to_come(None, concierge()));
    assert_eq!((shown(&all), all.in_scope(Scope::All, None)), ([None; 3], concierge()));
}

#[test]
fn b5_the_same_access_as_another_takes_the_place_of_what_was_chosen() {
    let mut chosen = edited(|chosen| chosen.set_every(None, concierge()));
    chosen.set_like(id(90));
    assert_eq!((chosen.lines(), chosen.like()), (vec![format!("like:{}", id::<AccountId>(90))], Some(id(90))));
}

#[test]
fn what_came_back_with_a_form_is_chosen_again() {
    let mut chosen = edited(|chosen| chosen.set_every(None, concierge()));
    chosen.set_building(three()[1], manager());
    chosen.set_scope(Scope::All, concierge());
    chosen.copy_to_chosen(concierge());
    chosen.set_building(three()[2], None);
    let again = Chosen::of(&chosen.lines());
    assert_eq!((again.lines(), shown(&again)), (chosen.lines(), shown(&chosen)));
    // It isn't known what is held where these belong, so they stay until they are changed.
    let mut copied = again.clone();
    copied.copy_to_chosen(manager());
    assert_eq!(shown(&copied), [manager(), manager(), None]);
    assert_eq!(Chosen::of(&["nonsense".into()]), Chosen::default());
    let good = "all=none".to_owned();
    assert_eq!(Chosen::of(&["nonsense".into(), good.clone()]), Chosen::of(&[good]));
}
