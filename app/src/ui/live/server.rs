use crate::waiting::noticed;
use leptos::{
    attr::{Attribute, any_attribute::AnyAttribute},
    prelude::*,
    reactive::computed::suspense::SuspenseContext,
    tachys::{
        hydration::Cursor,
        reactive_graph::OwnedView,
        ssr::StreamBuilder,
        view::{Position, PositionState, add_attr::AddAnyAttr},
    },
};

/// A part of a page, drawn once all that it reads is there.
///
/// Before the framework writes what waits for an answer it walks through it again and again, looking for further questions. Left to itself each
/// walk draws everything anew, and so asks anew whatever is asked in there; the answers that the page carries for the browser's program would be
/// those of the first walk, and what stands on the page those of the last. Where something happened in between (a letter left, and stands in
/// the history), the program wouldn't find the page that it expects, and would stop. So the first drawing for which no answer was missing is kept.
pub struct Live {
    draw: Box<dyn FnMut() -> AnyView + Send>,
    /// Whose signals and contexts it has: what walks through it is gone before it is written. Somebody else has to hold it that long.
    owner: Owner,
    drawn: Option<OwnedView<AnyView>>,
}

/// See the module.
pub fn live<V: IntoAny>(mut view: impl FnMut() -> V + Send + 'static) -> Live {
    Live { draw: Box::new(move || view().into_any()), owner: Owner::current().unwrap_or_default(), drawn: None }
}

impl Live {
    fn drawing(&mut self) -> (OwnedView<AnyView>, bool) {
        let (awaited, owner) = (use_context::<SuspenseContext>(), self.owner.child());
        let (view, is_incomplete) = owner.with(|| {
            if let Some(awaited) = awaited {
                provide_context(awaited);
            }
            noticed(&mut self.draw)
        });
        (OwnedView::new_with_owner(view, owner), is_incomplete)
    }

    fn drawn(mut self) -> OwnedView<AnyView> {
        self.drawn.take().unwrap_or_else(|| self.drawing().0)
    }
}

impl Render for Live {
    type State = <OwnedView<AnyView> as Render>::State;

    fn build(self) -> Self::State {
        self.drawn().build()
    }

    fn rebuild(self, state: &mut Self::State) {
        self.drawn().rebuild(state);
    }
}

impl AddAnyAttr for Live {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, attr: A) -> Self {
        let (mut draw, attr) = (self.draw, attr.into_cloneable_owned());
        Self { draw: Box::new(move || draw().add_any_attr(attr.clone()).into_any()), ..self }
    }
}

impl RenderHtml for Live {
    type AsyncOutput = OwnedView<AnyView>;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {
        if let Some(drawn) = &mut self.drawn {
            return drawn.dry_resolve();
        }
        let (mut view, is_incomplete) = self.drawing();
        view.dry_resolve();
        if !is_incomplete {
            self.drawn = Some(view);
        }
    }

    async fn resolve(self) -> OwnedView<AnyView> {
        self.drawn().resolve().await
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra_attrs: Vec<AnyAttribute>,
    ) {
        self.drawn().to_html_with_buf(buf, position, escape, mark_branches, extra_attrs);
    }

    fn to_html_async_with_buf<const OUT_OF_ORDER: bool>(
        self,
        buf: &mut StreamBuilder,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra_attrs: Vec<AnyAttribute>,
    ) {
        self.drawn().to_html_async_with_buf::<OUT_OF_ORDER>(buf, position, escape, mark_branches, extra_attrs);
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Self::State {
        self.drawn().hydrate::<FROM_SERVER>(cursor, position)
    }

    fn into_owned(self) -> Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::waiting;
    use std::sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering::SeqCst},
    };

    #[test]
    fn the_first_drawing_that_misses_nothing_is_the_one_that_is_written() {
        let (drawings, is_there) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicBool::new(false)));
        let (count, answer) = (Arc::clone(&drawings), Arc::clone(&is_there));
        let page = Owner::new();
        let mut part = page.with(|| {
            live(move || {
                if !answer.load(SeqCst) {
                    waiting::note();
                }
                let number = RwSignal::new(count.fetch_add(1, SeqCst) + 1);
                view! { <p>{move || number.get()}</p> }
            })
        });
        // Whoever walks through it has signals of their own, which are gone when they have passed.
        let mut walks = || Owner::new().with(|| part.dry_resolve());
        walks();
        walks();
        assert_eq!(drawings.load(SeqCst), 2, "an answer is missing");
        is_there.store(true, SeqCst);
        walks();
        walks();
        assert_eq!(page.with(|| part.to_html()), "<p>3<!></p>");
        assert_eq!(drawings.load(SeqCst), 3);
    }

    #[test]
    fn an_attribute_from_outside_does_not_hurry_it() {
        let (drawings, page) = (Arc::new(AtomicU32::new(0)), Owner::new());
        let count = Arc::clone(&drawings);
        let part = page.with(|| {
            live(move || {
                count.fetch_add(1, SeqCst);
                view! { <p></p> }
            })
        });
        let part = page.with(|| part.add_any_attr(leptos::attr::id("a")));
        assert_eq!(drawings.load(SeqCst), 0);
        assert_eq!(page.with(|| part.to_html()), r#"<p id="a"></p>"#);
    }
}
