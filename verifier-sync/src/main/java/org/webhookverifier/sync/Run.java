package org.webhookverifier.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.source.Secret;
import org.webhookverifier.sync.Failure.Kind;
import org.webhookverifier.sync.Refusal.Doubt;
import org.webhookverifier.sync.SyncResult.Missed;

/**
 * Makes a provider agree with what is wanted, once.
 *
 * <p>Whenever it shows that the provider is not in the state that was read, it is read again, and what is left to do is found anew.
 *
 * <p>Not thread-safe.
 */
final class Run {
    private static final int ROUNDS = 3;

    private final Registrar registrar;
    private final Wanted wanted;
    private final Api api;
    private final List<Change> done = new ArrayList<>();
    private final Map<Change, Failure> missed = new LinkedHashMap<>();
    private final List<Secret> secrets = new ArrayList<>();
    private @Nullable Change doubtful;
    private @Nullable Failure doubt;

    Run(Registrar registrar, Wanted wanted, Api api) {
        this.registrar = registrar;
        this.wanted = wanted;
        this.api = api;
    }

    Plan plan() {
        return new Plan(registrar.place(), wanted.url(), changes());
    }

    private List<Change> changes() {
        return Differences.of(registrar, wanted, registrar.list(api));
    }

    SyncResult apply() {
        boolean again = true;
        for (int round = 1; again; round++) {
            List<Change> changes;
            try {
                changes = changes();
            } catch (Refusal refusal) {
                if (doubtful != null) {
                    missed.put(doubtful, refusal.failure());
                }
                return failed(refusal.failure());
            }
            settle(changes);
            changes.removeAll(done);
            changes.removeAll(missed.keySet());
            if (round > ROUNDS) {
                Failure last = doubt == null ? Failure.of(Kind.CONFLICT, "It changes all the time") : doubt;
                changes.forEach(change -> missed.put(change, last));
                break;
            }
            again = !changes.isEmpty() && perform(changes);
        }
        return missed.isEmpty()
                ? new SyncResult.Applied(done, secrets)
                : failed(missed.values().iterator().next());
    }

    private SyncResult failed(Failure failure) {
        var open = new ArrayList<Missed>();
        missed.forEach((change, why) -> open.add(new Missed(change, why)));
        return new SyncResult.Failed(failure, done, open, secrets);
    }

    /** What nobody knew has shown by now: a creation that is not wanted any more has been done. */
    private void settle(List<Change> changes) {
        Change before = doubtful;
        doubtful = null;
        if (before == null || changes.contains(before)) {
            return;
        }
        if (registrar.makesSecret()) {
            missed.put(
                    before,
                    Failure.of(
                            Kind.SECRET_LOST,
                            "The registration was made, but the answer with its secret did not arrive: delete it with"
                                    + " Wanted.nothing(url), and apply again"));
        } else {
            done.add(before);
        }
    }

    /** Returns whether what there is has to be read again. */
    private boolean perform(List<Change> changes) {
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            try {
                perform(change);
                done.add(change);
            } catch (Refusal refusal) {
                if (isToBeReadAgain(change, refusal)) {
                    return true;
                }
                missed.put(change, refusal.failure());
                if (refusal.failure().isForAll()) {
                    changes.subList(i + 1, changes.size()).forEach(rest -> missed.put(rest, refusal.failure()));
                    return false;
                }
            }
        }
        return false;
    }

    private boolean isToBeReadAgain(Change change, Refusal refusal) {
        boolean creation = change instanceof Change.Create;
        boolean gone = !creation && refusal.failure().kind() == Kind.NOT_FOUND;
        if (creation && refusal.doubt() == Doubt.UNKNOWN) {
            doubtful = change;
            doubt = refusal.failure();
            return true;
        }
        if (gone || (creation && refusal.doubt() == Doubt.STALE)) {
            doubt = Failure.of(Kind.CONFLICT, refusal.failure().text());
            return true;
        }
        return false;
    }

    private void perform(Change change) {
        if (change instanceof Change.Create create) {
            Registrar.Made made = registrar.create(create.wanted(), wanted, api);
            secrets.addAll(made.secrets());
            check(made.hook(), create.wanted());
        } else if (change instanceof Change.Update update) {
            check(registrar.update(update.id(), update.wanted(), wanted, api), update.wanted());
        } else if (change instanceof Change.Delete delete) {
            registrar.delete(delete.id(), api);
        }
    }

    // A provider that says yes and notes something else would be changed at every start.
    private static void check(Hook now, Registration wanted) {
        if (!now.registration().agreesWith(wanted.asAnswered())) {
            throw Refusal.of(
                    Kind.UNREADABLE,
                    "The provider has noted something else than was asked:\n"
                            + new Change.Update(now.id(), now.registration(), wanted));
        }
    }
}
