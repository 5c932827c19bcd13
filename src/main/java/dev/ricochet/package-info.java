/**
 * Ricochet reads the bounces in an inbox and tells the campaign system who cannot be reached.
 *
 * <p>Two journeys, and a hinge between them:
 *
 * <pre>
 * intake      mailbox ──▶ message ──▶ report ──▶ verdict ──▶ outbox
 *             raw bytes   MIME tree   who, what   hard/soft   kept
 *                                                               │
 * delivery                                       callback ◀─────┘
 *                                                POST a batch, settle it
 * </pre>
 *
 * <p>Every stage is a package, every arrow is one type. A stage takes the type of its left neighbour and makes its own;
 * beyond that it uses only the ground floor. The journeys are short files in {@code flow}: whoever reads those has read
 * the program.
 *
 * <pre>
 * flow/           the journeys; the only package that runs by itself
 * mailbox/    1   inboxes over IMAPS
 * message/    2   bytes to a tree of parts
 * report/     3   what the tree says; report/dialect: one file a server that ignores the standard
 * verdict/    4   what it means; the knowledge itself is in rules/*.yaml
 * outbox/     5   kept until told
 * callback/   6   telling
 *
 * understanding/  bytes to reading, origin and verdicts: pure, one door for flow, web and command
 * origin/         can this report be believed
 * guard/          what must not be told yet
 * belief/         what a server would believe of a mail and do about it
 * unread/         what was not understood or could not be fetched
 * reread/         what is read once more on demand, and what is judged differently today
 * hygiene/        what the owner of a list learns
 *
 * vocabulary/     words every stage may use; imports nothing of ours
 * account/        who sends, who reads, who is told
 * egress/         whom we may connect to, and how
 * oauth/          access tokens that renew themselves
 * smtp/           sending step by step, and what a refusal means; the knowledge is in advice/*.yaml
 * lease/          named leases by the clock of the database, and who of the replicas is alive
 * database/       the embedded PostgreSQL
 * backup/         all that is kept, in one file or in another database
 * alarm/          conditions that start and end, and who is told of them
 *
 * access/         who may do what, and the trail of what was done
 * health/         the edge for operators
 * web/            the edge for programs: REST
 * command/        the edge for a shell
 * </pre>
 *
 * <p>Who may import whom is a table in {@code ArchitectureTest}.
 */
@NullMarked
package dev.ricochet;

import org.jspecify.annotations.NullMarked;
