//! A server with at most two connections, at most three calls, and all that can happen to them in every order.

use super::*;
use cloudtasks_testing::{Model, every_state};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use tokio::sync::oneshot::Receiver;
use tokio::sync::oneshot::error::TryRecvError;

/// After one period a free connection is stale, a dial is long, and the pause after a failure is over.
const PERIOD: Duration = MAX_UNNEEDED_DIAL;

enum InMemory {}

impl Wire for InMemory {
    /// Whether the connection is open.
    type Requests = Rc<Cell<bool>>;
    type Dial = Rc<Cell<DialState>>;
    type Http1 = ();
    type DialFailure = ();

    fn is_open(requests: &mut Self::Requests) -> bool {
        requests.get()
    }

    fn abort(dial: &Self::Dial) {
        dial.set(DialState::Aborted);
    }
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum DialState {
    UnderWay,
    /// It may come to its end before it notices.
    Aborted,
}

enum Call {
    Waiting(Waiting),
    /// It has been cancelled, and is about to say so.
    GivingUp(Waiting),
    Using(u64),
}

struct Waiting {
    grant: Receiver<Grant<InMemory>>,
    /// What is in `grant`.
    granted: Option<Granting>,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Granting {
    Stream(u64),
    Http1,
    Failure,
}

#[derive(Clone, Debug)]
enum Event {
    Ask,
    /// The call at this index hears what it was granted.
    Hear(usize),
    Cancel(usize),
    GiveUp(usize),
    Finish(usize),
    DialOpens(u64, usize),
    DialFindsHttp1(u64),
    DialFails(u64),
    DialVanishes(u64),
    PauseEnds(Instant),
    /// The server says goodbye, or the connection breaks.
    StopsTaking(u64),
    Closes(u64),
    LimitChanges(u64, usize),
    ForgetProtocol,
    PeriodPasses,
    Trim,
}

/// With at most `CALLS` calls and `CONNECTIONS` connections, and at most `STREAMS` streams on each connection.
struct World<const CALLS: usize, const CONNECTIONS: usize, const STREAMS: usize> {
    streams: Streams<InMemory>,
    now: Instant,
    /// In the order in which they asked.
    calls: Vec<Call>,
    dials: BTreeMap<u64, Rc<Cell<DialState>>>,
    /// When pauses end.
    pauses: BTreeSet<Instant>,
    /// Whether each connection is open, and its limit.
    connections: BTreeMap<u64, (Rc<Cell<bool>>, Arc<AtomicUsize>)>,
}

impl<const CALLS: usize, const CONNECTIONS: usize, const STREAMS: usize> World<CALLS, CONNECTIONS, STREAMS> {
    fn pass(&mut self, time: Duration) {
        self.now += time;
        self.serve();
    }

    fn serve(&mut self) {
        self.streams.serve(self.now, |id| {
            let dial = Rc::new(Cell::new(DialState::UnderWay));
            self.dials.insert(id, dial.clone());
            dial
        });
    }

    /// Looks into the channels of those that wait, and puts back what is there.
    fn look_at_grants(&mut self) {
        for call in &mut self.calls {
            let (Call::Waiting(waiting) | Call::GivingUp(waiting)) = call else { continue };
            if waiting.granted.is_some() {
                continue;
            }
            let grant = match waiting.grant.try_recv() {
                Ok(grant) => grant,
                Err(error) => {
                    let is_closed = error == TryRecvError::Closed;
                    assert!(!is_closed || matches!(call, Call::GivingUp(_)), "a call hears nothing");
                    continue;
                }
            };
            waiting.granted = Some(match &grant {
                Ok(Granted::Stream(stream)) => Granting::Stream(stream.id),
                Ok(Granted::Http1(_)) => Granting::Http1,
                Err(_) => Granting::Failure,
            });
            let (put_back, again) = oneshot::channel();
            assert!(put_back.send(grant).is_ok());
            waiting.grant = again;
        }
    }

    fn uses(&self, id: u64) -> usize {
        let uses = |call: &&Call| match call {
            Call::Using(used) => *used == id,
            Call::Waiting(waiting) | Call::GivingUp(waiting) => waiting.granted == Some(Granting::Stream(id)),
        };
        self.calls.iter().filter(uses).count()
    }

    /// Whether something is under way at whose end those that wait are served.
    fn goes_on(&self) -> bool {
        let waits = |call: &Call| matches!(call, Call::Waiting(waiting) if waiting.granted.is_none());
        let is_in_use = !self.calls.iter().all(waits);
        let closes = self.connections.values().any(|(open, _)| !open.get());
        is_in_use || closes || !self.streams.dials.is_empty() || !self.pauses.is_empty()
    }

    fn check(&self) {
        let streams = &self.streams;
        for connection in &streams.connections {
            assert_eq!(connection.in_use, self.uses(connection.id), "streams of connection {}", connection.id);
        }
        assert!(streams.connections.len() + streams.dials.len() <= CONNECTIONS, "more connections than allowed");
        for dial in &streams.dials {
            assert!(self.dials.contains_key(&dial.id) && dial.task.get() == DialState::UnderWay, "no such dial");
        }
        if streams.waiting.iter().all(|grant| grant.is_closed()) {
            return;
        }
        assert!(!streams.speaks_http1, "a call waits for a stream of HTTP/1.1");
        let is_free = |connection: &Connection<InMemory>| {
            connection.requests.get() && connection.in_use < connection.limit.load(Relaxed)
        };
        assert!(!streams.connections.iter().any(is_free), "a call waits beside a free stream");
        let takes_none = |connection: &Connection<InMemory>| connection.limit.load(Relaxed) == 0;
        let is_refused = streams.connections.len() == CONNECTIONS && streams.connections.iter().all(takes_none);
        assert!(self.goes_on() || is_refused, "a call waits for nothing");
    }
}

impl<const CALLS: usize, const CONNECTIONS: usize, const STREAMS: usize> Model for World<CALLS, CONNECTIONS, STREAMS> {
    type Event = Event;

    fn start() -> Self {
        World {
            streams: Streams::new(CONNECTIONS, PERIOD),
            now: Instant::now(),
            calls: Vec::new(),
            dials: BTreeMap::new(),
            pauses: BTreeSet::new(),
            connections: BTreeMap::new(),
        }
    }

    fn events(&self) -> Vec<Event> {
        let mut events = vec![Event::PeriodPasses];
        if self.calls.len() < CALLS {
            events.push(Event::Ask);
        }
        for (at, call) in self.calls.iter().enumerate() {
            match call {
                Call::Waiting(waiting) => {
                    events.push(Event::Cancel(at));
                    events.extend(waiting.granted.map(|_| Event::Hear(at)));
                }
                Call::GivingUp(_) => events.push(Event::GiveUp(at)),
                Call::Using(_) => events.push(Event::Finish(at)),
            }
        }
        for (&id, dial) in &self.dials {
            events.extend((0..=STREAMS).map(|limit| Event::DialOpens(id, limit)));
            events.extend([Event::DialFindsHttp1(id), Event::DialFails(id)]);
            if dial.get() == DialState::Aborted {
                events.push(Event::DialVanishes(id));
            }
        }
        events.extend(self.pauses.first().copied().map(Event::PauseEnds));
        for (&id, (open, limit)) in &self.connections {
            events.push(Event::Closes(id));
            if open.get() {
                events.push(Event::StopsTaking(id));
                let others = (0..=STREAMS).filter(|&other| other != limit.load(Relaxed));
                events.extend(others.map(|other| Event::LimitChanges(id, other)));
            }
        }
        if self.streams.speaks_http1 {
            events.push(Event::ForgetProtocol);
        }
        if self.streams.has_connections() {
            events.push(Event::Trim);
        }
        events
    }

    fn apply(&mut self, event: Event) {
        match event {
            Event::Ask => match self.streams.ask(self.now) {
                Asked::Granted(Granted::Stream(stream)) => self.calls.push(Call::Using(stream.id)),
                Asked::Granted(Granted::Http1(_)) => {}
                Asked::Wait(grant) => {
                    self.calls.push(Call::Waiting(Waiting { grant, granted: None }));
                    self.serve();
                }
            },
            Event::Hear(at) => {
                if let Call::Waiting(Waiting { granted: Some(Granting::Stream(id)), .. }) = self.calls.remove(at) {
                    self.calls.insert(at, Call::Using(id));
                }
            }
            Event::Cancel(at) => {
                if let Call::Waiting(mut waiting) = self.calls.remove(at) {
                    waiting.grant.close();
                    self.calls.insert(at, Call::GivingUp(waiting));
                }
            }
            Event::GiveUp(at) => {
                if let Call::GivingUp(mut waiting) = self.calls.remove(at) {
                    self.streams.give_up(&mut waiting.grant, self.now);
                    self.serve();
                }
            }
            Event::Finish(at) => {
                if let Call::Using(id) = self.calls.remove(at)
                    && self.streams.give_back(id, self.now)
                {
                    self.serve();
                }
            }
            Event::DialOpens(id, limit) => {
                self.dials.remove(&id);
                let (open, limit) = (Rc::new(Cell::new(true)), Arc::new(AtomicUsize::new(limit)));
                if self.streams.opened(id, open.clone(), limit.clone(), self.now) {
                    self.connections.insert(id, (open, limit));
                    self.serve();
                }
            }
            Event::DialFindsHttp1(id) => {
                self.dials.remove(&id);
                self.streams.found_http1(id, ());
            }
            Event::DialFails(id) => {
                self.dials.remove(&id);
                self.pauses.extend(self.streams.dial_failed(id, (), self.now));
            }
            Event::PauseEnds(time) => {
                self.pauses.remove(&time);
                self.now = self.now.max(time);
                self.serve();
            }
            Event::DialVanishes(id) => drop(self.dials.remove(&id)),
            Event::StopsTaking(id) => self.connections[&id].0.set(false),
            Event::Closes(id) => {
                self.connections.remove(&id).unwrap().0.set(false);
                self.streams.closed(id);
                self.serve();
            }
            Event::LimitChanges(id, limit) => {
                self.connections[&id].1.store(limit, Relaxed);
                self.serve();
            }
            Event::ForgetProtocol => self.streams.forget_protocol(),
            Event::PeriodPasses => {
                self.now += PERIOD;
                if !std::mem::take(&mut self.pauses).is_empty() {
                    self.serve();
                }
            }
            Event::Trim => {
                self.streams.trim();
                self.serve();
            }
        }
        self.look_at_grants();
        // Any number of aborted dials may be left; the last one stands for all.
        let aborted = self.dials.iter().rev().filter(|(_, dial)| dial.get() == DialState::Aborted).skip(1);
        for id in aborted.map(|(&id, _)| id).collect::<Vec<_>>() {
            self.dials.remove(&id);
        }
        let known = &self.streams.connections;
        self.connections.retain(|id, _| known.iter().any(|connection| connection.id == *id));
        self.check();
    }

    /// Without the ids and times: what counts is which connection a call uses, and whether it is too late for something.
    fn state(&self) -> String {
        let Streams { connections, dials, waiting, dial_not_before, speaks_http1, peak, .. } = &self.streams;
        let place = |id| connections.iter().position(|connection| connection.id == id);
        let connections: Vec<_> = connections
            .iter()
            .map(|one| {
                let is_stale = one.in_use == 0 && self.now - one.idle_since >= PERIOD;
                (one.in_use, one.limit.load(Relaxed), one.requests.get(), is_stale)
            })
            .collect();
        let dials: Vec<_> = dials.iter().map(|dial| self.now - dial.since >= PERIOD).collect();
        let aborted = self.dials.values().filter(|dial| dial.get() == DialState::Aborted).count();
        let what = |granted: Option<Granting>| match granted {
            None => "nothing".to_owned(),
            Some(Granting::Stream(id)) => format!("{:?}", place(id)),
            Some(answer) => format!("{answer:?}"),
        };
        let mut calls: Vec<_> = self
            .calls
            .iter()
            .map(|call| match call {
                Call::Waiting(one) => ("waits", what(one.granted)),
                Call::GivingUp(one) => ("gives up", what(one.granted)),
                Call::Using(id) => ("uses", format!("{:?}", place(*id))),
            })
            .collect();
        calls.sort_unstable();
        let pauses = self.pauses.len();
        let waiting: Vec<_> = waiting.iter().map(|grant| grant.is_closed()).collect();
        let is_paused = dial_not_before.is_some_and(|time| self.now < time);
        format!("{connections:?} {dials:?} {aborted} {calls:?} {waiting:?} {pauses} {is_paused} {speaks_http1} {peak}")
    }
}

#[test]
fn in_every_state_streams_add_up_and_no_call_waits_for_nothing() {
    assert!(every_state::<World<2, 1, 1>>() > 1000);
    assert!(every_state::<World<1, 2, 2>>() > 1000);
    if std::env::var_os("SOAK").is_some() {
        let states = every_state::<World<2, 2, 2>>() + every_state::<World<3, 2, 1>>();
        println!("{states} states of the connections to a server");
    }
}

impl<const CALLS: usize, const CONNECTIONS: usize, const STREAMS: usize> World<CALLS, CONNECTIONS, STREAMS> {
    fn after(events: impl IntoIterator<Item = Event>) -> Self {
        let mut world = Self::start();
        world.apply_all(events);
        world
    }

    fn apply_all(&mut self, events: impl IntoIterator<Item = Event>) {
        events.into_iter().for_each(|event| self.apply(event));
    }

    fn connections(&self) -> Vec<u64> {
        self.streams.connections.iter().map(|connection| connection.id).collect()
    }
}

#[test]
fn a_further_connection_that_nobody_waits_for_any_more_is_given_up_after_a_while() {
    let mut world = World::<2, 2, 1>::after([
        Event::Ask,
        Event::DialOpens(1, 1),
        Event::Hear(0),
        Event::Ask,
        Event::Cancel(1),
        Event::GiveUp(1),
    ]);
    for (passes, state) in [
        (MAX_UNNEEDED_DIAL - Duration::from_nanos(1), DialState::UnderWay),
        (Duration::from_nanos(1), DialState::Aborted),
    ] {
        world.pass(passes);
        assert_eq!(world.dials[&2].get(), state);
    }
}

#[test]
fn after_a_further_connection_failed_calls_wait_for_a_stream_and_for_the_end_of_the_pause() {
    let mut world =
        World::<2, 2, 1>::after([Event::Ask, Event::DialOpens(1, 1), Event::Hear(0), Event::Ask, Event::DialFails(2)]);
    for (passes, is_dialing) in
        [(PAUSE_AFTER_FAILURE - Duration::from_nanos(1), false), (Duration::from_nanos(1), true)]
    {
        world.pass(passes);
        assert_eq!(world.dials.contains_key(&3), is_dialing);
        assert!(matches!(world.calls[1], Call::Waiting(Waiting { granted: None, .. })));
    }
}

#[test]
fn a_connection_is_idle_from_the_end_of_its_last_call_on() {
    let opened = [Event::Ask, Event::DialOpens(1, 2), Event::Hear(0), Event::PeriodPasses];
    // It is in use, and may be used more.
    let mut world = World::<2, 1, 2>::after(opened);
    world.apply(Event::Ask);
    assert!(matches!(world.calls[..], [Call::Using(1), Call::Using(1)]));
    world.apply_all([Event::Finish(0), Event::PeriodPasses, Event::Finish(0), Event::Ask]);
    assert!(matches!(world.calls[..], [Call::Using(1)]));
    world.apply_all([Event::Finish(0), Event::PeriodPasses, Event::Ask]);
    assert!(matches!(world.calls[..], [Call::Waiting(_)]) && world.connections().is_empty());
}

#[test]
fn a_trim_keeps_what_the_last_period_needed_and_what_is_in_use() {
    let mut world = World::<2, 2, 1>::after([
        Event::Ask,
        Event::DialOpens(1, 1),
        Event::Hear(0),
        Event::Ask,
        Event::DialOpens(2, 1),
        Event::Hear(1),
        Event::Finish(0),
        Event::Trim,
    ]);
    assert_eq!(world.connections().len(), 2);
    world.apply(Event::Trim);
    assert_eq!(world.connections(), [2]);
    world.apply_all([Event::Finish(0), Event::Trim]);
    assert_eq!(world.connections(), [2]);
    world.apply(Event::Trim);
    assert!(world.connections().is_empty());
}
