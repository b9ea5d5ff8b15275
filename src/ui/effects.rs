//! Effects after drawing, all through one compiled path: Yew's own hook is compiled anew for every closure it is given, which for
//! the page's effects together would be thirty kilobytes.

use std::{any::Any, cell::Cell, rc::Rc};

use yew::prelude::*;

use crate::browser::time;

/// Something that effects depend on, whatever its type.
trait Dependency {
    fn same(&self, other: &dyn Any) -> bool;
    fn as_any(&self) -> &dyn Any;
}

impl<T: PartialEq + 'static> Dependency for T {
    fn same(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<T>().is_some_and(|other| self == other)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

struct Dependencies(Rc<dyn Dependency>);

impl PartialEq for Dependencies {
    fn eq(&self, other: &Self) -> bool {
        (*self.0).same((*other.0).as_any())
    }
}

/// Something in the making that is wanted until this is dropped.
pub(super) struct Wanted(Rc<Cell<bool>>);

impl Default for Wanted {
    fn default() -> Self {
        Self(Rc::new(Cell::new(true)))
    }
}

impl Wanted {
    /// Asks whether it still is.
    pub(super) fn asker(&self) -> impl Fn() -> bool + 'static {
        let wanted = Rc::clone(&self.0);
        move || wanted.get()
    }
}

impl Drop for Wanted {
    fn drop(&mut self) {
        self.0.set(false);
    }
}

/// What an effect leaves behind: dropped before it runs again, and when its component goes.
type Kept = Option<Box<dyn Any>>;

#[hook]
fn use_kept(dependencies: Dependencies, run: Box<dyn FnOnce() -> Kept>) {
    use_effect_with(dependencies, move |_| {
        let kept = run();
        move || drop(kept)
    });
}

/// Runs after drawing when what it depends on has changed, and at first.
#[hook]
pub(super) fn use_change<D: PartialEq + 'static>(on: D, run: impl FnOnce(&D) + 'static) {
    let on = Rc::new(on);
    let given = Rc::clone(&on);
    use_kept(
        Dependencies(on),
        Box::new(move || {
            run(&given);
            None
        }),
    );
}

/// As [`use_change`], for an effect that leaves something behind: listeners, observers, timers. They end when they are dropped.
#[hook]
pub(super) fn use_guard<D: PartialEq + 'static, G: 'static>(on: D, run: impl FnOnce(&D) -> G + 'static) {
    let on = Rc::new(on);
    let given = Rc::clone(&on);
    use_kept(Dependencies(on), Box::new(move || Some(Box::new(run(&given)) as Box<dyn Any>)));
}

/// As [`use_change`], but in a task of its own right after drawing, so that the browser can answer in between. A change that comes
/// before the task takes its place.
#[hook]
pub(super) fn use_soon<D: PartialEq + Clone + 'static>(on: D, run: impl FnOnce(&D) + 'static) {
    use_guard(on, move |on| {
        let on = on.clone();
        time::after(0, move || run(&on))
    });
}

/// As [`use_change`], but with the next frame, just before it is painted: for places that need everything laid out. Drawing and
/// laying out are then two tasks, and the browser can answer in between.
#[hook]
pub(super) fn use_frame<D: PartialEq + Clone + 'static>(on: D, run: impl FnOnce(&D) + 'static) {
    use_guard(on, move |on| {
        let on = on.clone();
        time::before_painting(move || run(&on))
    });
}
