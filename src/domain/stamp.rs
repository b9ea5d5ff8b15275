//! When a record was written, in a way that two machines agree on: a hybrid logical clock (Kulkarni and others, 2014).
//! Wall-clock milliseconds come first, a counter breaks ties within one machine and moves on when the wall clock stands still or
//! runs backwards, and the replica breaks ties between machines.

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub u64);

/// Which browser profile or program wrote a record. Random, made once per home.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReplicaId(pub u64);

/// The time of a write. Of two stamps the greater is the newer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    pub at: Timestamp,
    pub counter: u32,
    pub replica: ReplicaId,
}

/// A value and when it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamped<T> {
    pub stamp: Stamp,
    pub value: T,
}

/// The clock of one replica. It never gives the same stamp twice and never one older than any it has seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    replica: ReplicaId,
    last: Stamp,
}

impl Clock {
    #[must_use]
    pub fn new(replica: ReplicaId) -> Self {
        Self { replica, last: Stamp { replica, ..Stamp::default() } }
    }

    /// The clock after seeing a stamp of another replica, so that what is written next is newer.
    #[must_use]
    pub fn after(self, seen: Stamp) -> Self {
        let last = if (seen.at, seen.counter) > (self.last.at, self.last.counter) {
            Stamp { replica: self.replica, ..seen }
        } else {
            self.last
        };
        Self { last, ..self }
    }

    /// The next stamp at the given wall-clock time, and the clock that remembers it.
    #[must_use]
    pub fn tick(self, now: Timestamp) -> (Stamp, Self) {
        let stamp = if now > self.last.at {
            Stamp { at: now, counter: 0, replica: self.replica }
        } else {
            match self.last.counter.checked_add(1) {
                Some(counter) => Stamp { counter, ..self.last },
                None => Stamp { at: Timestamp(self.last.at.0.saturating_add(1)), counter: 0, replica: self.replica },
            }
        };
        (stamp, Self { last: stamp, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_only_grow() {
        let mut clock = Clock::new(ReplicaId(7));
        let mut last = Stamp::default();
        for now in [5, 5, 4, 9, 9, 1, 10] {
            let (stamp, next) = clock.tick(Timestamp(now));
            assert!(stamp > last, "{stamp:?} after {last:?}");
            (last, clock) = (stamp, next);
        }
    }

    #[test]
    fn what_is_written_after_seeing_is_newer_than_what_was_seen() {
        let seen = Stamp { at: Timestamp(1_000), counter: u32::MAX, replica: ReplicaId(u64::MAX) };
        let (stamp, _) = Clock::new(ReplicaId(1)).after(seen).tick(Timestamp(3));
        assert!(stamp > seen);
    }
}
