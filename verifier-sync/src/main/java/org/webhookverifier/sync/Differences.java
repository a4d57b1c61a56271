package org.webhookverifier.sync;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** Finds what has to be changed so that what a provider has of our URL is what is wanted. */
final class Differences {
    private Differences() {}

    /** Returns the changes: first what is made, then what is changed, then what is deleted, unless that has to go first. */
    static List<Change> of(Registrar registrar, Wanted wanted, List<Hook> present) {
        var ours = new ArrayList<>(present);
        ours.removeIf(hook -> !CallbackUrl.same(hook.registration().url(), wanted.url()));
        var created = new ArrayList<Change>();
        var updated = new ArrayList<Change>();
        var kept = new HashSet<String>();
        for (Registration each : registrar.wanted(wanted)) {
            Hook best = ours.stream()
                    .filter(hook -> registrar.slot(hook.registration()).equals(registrar.slot(each)))
                    .filter(hook -> canBecome(hook.registration(), each, registrar))
                    // the first of equals is the oldest, whose secret is most likely the one in use
                    .min(Comparator.comparingInt(hook -> hook.registration().differences(each)))
                    .orElse(null);
            if (best == null) {
                created.add(new Change.Create(each));
                continue;
            }
            kept.add(best.id());
            if (!best.registration().agreesWith(each)) {
                updated.add(new Change.Update(best.id(), best.registration(), each));
            }
        }
        var changes = new ArrayList<>(created);
        changes.addAll(updated);
        int place = registrar.deletesFirst() ? created.size() : changes.size();
        for (Hook hook : ours) {
            if (!kept.contains(hook.id())) {
                changes.add(place++, new Change.Delete(hook.id(), hook.registration()));
            }
        }
        return changes;
    }

    private static boolean canBecome(Registration present, Registration wanted, Registrar registrar) {
        return registrar.fixed().stream()
                .allMatch(name -> !wanted.settings().containsKey(name)
                        || wanted.settings().get(name).equals(present.settings().get(name)));
    }
}
