package org.countersign.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countersign.faults.Ground.Launch;
import org.countersign.testing.App;
import org.countersign.testing.NodeApi;
import org.countersign.testing.NodeApi.Answer;
import org.jspecify.annotations.Nullable;

/**
 * A launch that one kind of fact blocks and frees in turn. One writer alone does so, and no other lane shares a platform,
 * client or carrier with this one; so between two of the writer's calls everybody knows what the gate must answer.
 */
final class Lane {
    private final String name;
    private final Launch launch;
    private final Step block;
    private final Step free;
    private volatile @Nullable Spell spell;

    /** Changes the registry through this node, and tells with which API key to ask from then on. */
    private interface Step {
        String through(App node);
    }

    /** A time in which the right answer is known: from a call's answer to before the next call. Compared by identity. */
    static final class Spell {
        final boolean blocked;
        /** The key to ask with. */
        final String key;

        Spell(boolean blocked, String key) {
            this.blocked = blocked;
            this.key = key;
        }

        @Override
        public String toString() {
            return blocked ? "blocked" : "free";
        }
    }

    private Lane(String name, Launch launch, Step block, Step free) {
        this.name = name;
        this.launch = launch;
        this.block = block;
        this.free = free;
    }

    String name() {
        return name;
    }

    Launch launch() {
        return launch;
    }

    /** What is known now; null while the writer's call is under way. */
    @Nullable
    Spell spell() {
        return spell;
    }

    /** Blocks or frees, through this node. Returns what is known from now on. For the one writer. */
    Spell turn(boolean blocked, App node) {
        spell = null;
        String key = (blocked ? block : free).through(node);
        Spell known = new Spell(blocked, key);
        spell = known;
        return known;
    }

    /** One lane for each way to block. */
    static List<Lane> all(Ground ground, App node) {
        return List.of(
                heldAtTheLink(ground, node),
                heldCampaign(ground, node),
                acceptance(ground, node, "acceptance withdrawn", Map.of("decision", "withdrawn")),
                acceptance(ground, node, "rejected", Map.of("decision", "rejected", "reason", "No.")),
                declared(ground, node),
                amended(ground, node),
                undeclaredRelease(ground, node),
                endedInterconnect(ground, node),
                revokedKey(ground, node));
    }

    private static Lane heldAtTheLink(Ground ground, App node) {
        Launch launch = ground.launch(node, 1);
        return held(
                ground, "hold at the link", launch, Map.of("platform", launch.platform(), "carrier", launch.carrier()));
    }

    private static Lane heldCampaign(Ground ground, App node) {
        Launch launch = ground.launch(node, 1);
        // A hold on a campaign needs one that is registered, and its first question registers it.
        ground.asker(node).post("/preflight", launch.question()).expect(200);
        return held(ground, "hold on the campaign", launch, Map.of("campaign", launch.campaign()));
    }

    private static Lane held(Ground ground, String name, Launch launch, Map<String, String> scope) {
        String[] hold = new String[1];
        return new Lane(
                name,
                launch,
                node -> {
                    hold[0] = insist(ground.manager(node), "/holds", Map.of("scope", scope, "reason", "A test."))
                            .text("id");
                    return ground.askerKey();
                },
                node -> {
                    insist(ground.lifter(node), "/holds/" + hold[0] + "/lift", Map.of("reason", "A test."));
                    return ground.askerKey();
                });
    }

    private static Lane acceptance(Ground ground, App first, String name, Map<String, String> blocking) {
        Launch launch = ground.launch(first, 1);
        String change = declare(ground, first, launch);
        Map<String, Object> refusal = new HashMap<>(blocking);
        refusal.put("revision", 1);
        accept(ground, first, launch, change, 1);
        return new Lane(
                name,
                launch,
                node -> {
                    insist(ground.carrier(node, launch.carrier()), "/changes/" + change + "/sign-offs", refusal);
                    return ground.askerKey();
                },
                node -> accept(ground, node, launch, change, 1));
    }

    private static Lane declared(Ground ground, App first) {
        Launch launch = ground.launch(first, 1);
        String[] change = new String[1];
        return new Lane(
                "change declared",
                launch,
                node -> {
                    change[0] = declare(ground, node, launch);
                    return ground.askerKey();
                },
                node -> {
                    insist(ground.manager(node), "/changes/" + change[0] + "/withdraw", Map.of());
                    return ground.askerKey();
                });
    }

    private static Lane amended(Ground ground, App first) {
        Launch launch = ground.launch(first, 1);
        String change = declare(ground, first, launch);
        accept(ground, first, launch, change, 1);
        int[] revision = {1};
        return new Lane(
                "change amended",
                launch,
                node -> {
                    revision[0]++;
                    Map<String, Object> content = launch.change("Amended " + revision[0]);
                    content.put("reason", "A test.");
                    insist(ground.manager(node), "/changes/" + change + "/revisions", content);
                    return ground.askerKey();
                },
                node -> accept(ground, node, launch, change, revision[0]));
    }

    private static Lane undeclaredRelease(Ground ground, App first) {
        Launch launch = ground.launch(first, 1);
        String releases = "/platforms/" + launch.platform() + "/releases";
        return new Lane(
                "undeclared release",
                launch,
                node -> {
                    insist(ground.manager(node), releases, Map.of("version", "undeclared"));
                    return ground.askerKey();
                },
                node -> {
                    insist(ground.manager(node), releases, Map.of("version", Ground.BASELINE));
                    return ground.askerKey();
                });
    }

    private static Lane endedInterconnect(Ground ground, App first) {
        Launch launch = ground.launch(first, 1);
        return new Lane(
                "interconnect ended",
                launch,
                node -> {
                    delete(
                            ground.manager(node),
                            "/platforms/" + launch.platform() + "/interconnects/" + launch.carrier());
                    return ground.askerKey();
                },
                node -> {
                    Ground.interconnect(ground.manager(node), launch.platform(), launch.carrier());
                    return ground.askerKey();
                });
    }

    private static Lane revokedKey(Ground ground, App first) {
        Launch launch = ground.launch(first, 1);
        String[] id = new String[1];
        String[] key = new String[1];
        return new Lane(
                "API key revoked",
                launch,
                node -> {
                    if (id[0] != null) {
                        delete(ground.manager(node), "/api-keys/" + id[0]);
                    }
                    return key[0] == null ? "none" : key[0];
                },
                node -> {
                    Answer issued = insist(
                            ground.manager(node),
                            "/api-keys",
                            Map.of("name", launch.client(), "roles", List.of("campaign-system")));
                    id[0] = issued.text("id");
                    key[0] = issued.text("key");
                    return key[0];
                });
    }

    private static String declare(Ground ground, App node, Launch launch) {
        String reference = insist(ground.manager(node), "/changes", launch.change("Declared"))
                .text("reference");
        insist(ground.manager(node), "/changes/" + reference + "/declare", Map.of("note", "A test."));
        return reference;
    }

    private static String accept(Ground ground, App node, Launch launch, String change, int revision) {
        insist(
                ground.carrier(node, launch.carrier()),
                "/changes/" + change + "/sign-offs",
                Map.of("revision", revision, "decision", "accepted"));
        return ground.askerKey();
    }

    /** Repeats the same POST until the node has found time for it. */
    private static Answer insist(NodeApi caller, String path, Object body) {
        String once = Ground.once();
        return NodeApi.insist(() -> caller.post(path, body, once)).expect(200, 201);
    }

    private static void delete(NodeApi caller, String path) {
        // A repetition finds it gone.
        NodeApi.insist(() -> caller.delete(path)).expect(200, 204, 404);
    }
}
