// Generated from the OpenAPI document by `npm run client`: change lib/api, not this file.

export interface paths {
    "/api/battles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your own battles, the newest first. Names are there only after the vote, or when you chose them. */
        get: operations["listBattles"];
        put?: never;
        /** Sends a prompt to two models drawn in secret, or chosen by name. */
        post: operations["startBattle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/battles/{battleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your own battle so far. Names are there only after the vote, or when you chose them. */
        get: operations["viewBattle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/battles/{battleId}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes what may leave of your battle, until it is in a release. */
        put: operations["changeConsent"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/battles/{battleId}/reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says why you voted so, all of it anew, as often as you like. The vote stays as it is. */
        put: operations["giveReasons"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/battles/{battleId}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Both answers as they are written. Nothing is written twice, however many read. */
        get: operations["streamBattle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/battles/{battleId}/turns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends one more prompt to both sides, before the vote. */
        post: operations["askFollowUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/battles/{battleId}/vote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says which answer is better, once, and learns who was who. */
        post: operations["castVote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/export/{dataset}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A data set of a source as a download that is made while it is read. */
        get: operations["exportDataset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether this process can serve. */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Votes of another arena, or of another Ringside, into a source of their own: all of the file, or nothing. */
        post: operations["importVotes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaderboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest board of a source, with how it was made. */
        get: operations["leaderboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaderboard/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells of every new board as it is made. Without a source, of every source's. */
        get: operations["watchLeaderboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaderboard/pictures/{picture}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The numbers of one picture of a board, with what they say. */
        get: operations["drawPicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaderboard/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A board with what its table shows beside it: prices, speeds, ranks by category, ranks of an earlier day. */
        get: operations["leaderboardSheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts for Prometheus. */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public roster. */
        get: operations["listModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One public model, also one that is known only from imported or simulated votes. */
        get: operations["findModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oembed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How to show a board inside another page, for whoever asks by its address (oembed.com). */
        get: operations["embedBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document. */
        get: operations["openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every release, newest first: numbered data sets that never change. */
        get: operations["listReleases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/releases/{number}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One file of a release. */
        get: operations["releaseFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/releases/{number}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The proof that one vote is in a release: hashes that lead from it to the root of the release’s Merkle tree. */
        get: operations["proveVote"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in with the cookie that is sent along. */
        get: operations["session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a board showed and since when, the newest first. Older ones are kept one an hour, then one a day. */
        get: operations["listSnapshots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/snapshots/{snapshotId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A board of the past, by its id, which is a hash of its content. */
        get: operations["snapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/snapshots/{snapshotId}/compare/{otherId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What moved from one board of the past to another, and what they were made of that differs. */
        get: operations["compareSnapshots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where votes come from. Boards are per source and never mix them. */
        get: operations["listSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The token that you sent: what it may do, and until when. */
        get: operations["describeToken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where news is sent, the oldest first. */
        get: operations["listWebhooks"];
        put?: never;
        /** Has news sent to an address. What arrives there is a WebhookMessage, signed with the secret. */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them. */
        get: operations["findWebhook"];
        put?: never;
        post?: never;
        /** Nothing is sent to it any more, and what was sent is forgotten. */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /** Switches it on or off, or changes what it is told of. */
        patch: operations["updateWebhook"];
        trace?: never;
    };
    "/api/webhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent to it, with every try, the newest first. Kept for thirty days. */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhookId}/deliveries/{deliveryId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries once more what is dead or waits. */
        post: operations["retryDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    message: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** News for your address, with `Ringside-Signature`, `Ringside-Event` and `Ringside-Delivery`. See docs/api.md. */
        post: operations["receiveMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        Battle: {
            /** @enum {string} */
            consent: "private" | "aggregate" | "publish";
            /** @description What may still be chosen; what is in a release stays there. */
            consents: ("private" | "aggregate" | "publish")[];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            mode: "blind" | "side-by-side";
            /** @description Named once the battle has its vote, or when it was chosen by name. */
            modelA?: components["schemas"]["Model"];
            /** @description Named once the battle has its vote, or when it was chosen by name. */
            modelB?: components["schemas"]["Model"];
            receipt?: components["schemas"]["Receipt"];
            /** @enum {string} */
            status: "generating" | "answered" | "voted" | "void";
            turns: components["schemas"]["Turn"][];
            /** @description With why, as you say by now. */
            vote?: {
                /** Format: date-time */
                castAt: string;
                reasons: string[];
                /** @enum {string} */
                winner: "model_a" | "model_b" | "tie" | "both_bad";
            };
        };
        BattleEvent: {
            data: {
                /** @enum {string} */
                side: "a" | "b";
                /** @description What this side said since its last delta. */
                text: string;
                turn: number;
            };
            /** @constant */
            event: "delta";
            /** @description Sent back as Last-Event-ID, the stream goes on after this event. */
            id: string;
        } | {
            data: {
                /** @enum {string} */
                side: "a" | "b";
                turn: number;
            };
            /** @constant */
            event: "done";
            /** @description Sent back as Last-Event-ID, the stream goes on after this event. */
            id: string;
        } | {
            data: {
                /** @constant */
                reason: "unavailable";
                /** @enum {string} */
                side: "a" | "b";
                turn: number;
            };
            /** @constant */
            event: "failed";
            /** @description Sent back as Last-Event-ID, the stream goes on after this event. */
            id: string;
        } | {
            data: {
                turn: number;
            };
            /** @constant */
            event: "ready";
            /** @description Sent back as Last-Event-ID, the stream goes on after this event. */
            id: string;
        };
        BattleList: {
            battles: {
                /** Format: date-time */
                createdAt: string;
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                mode: "blind" | "side-by-side";
                /** @description Named once the battle has its vote, or when it was chosen by name. */
                modelA?: string;
                /** @description Named once the battle has its vote, or when it was chosen by name. */
                modelB?: string;
                /** @description How the first prompt begins. */
                prompt: string;
                /** @enum {string} */
                status: "generating" | "answered" | "voted" | "void";
                vote?: {
                    /** Format: date-time */
                    castAt: string;
                    /** @enum {string} */
                    winner: "model_a" | "model_b" | "tie" | "both_bad";
                };
            }[];
            /** @description Sent back as `cursor`, it gives the next page; null on the last. */
            next: string | null;
        };
        BattleRecord: {
            /** @description Whether the models’ names were hidden until the vote. */
            anony: boolean;
            /** @description The messages on side A, only where the voter agreed to publish them. */
            conversation_a: {
                content: string;
                /** @enum {string} */
                role: "user" | "assistant";
            }[] | null;
            /** @description The same for side B. */
            conversation_b: {
                content: string;
                /** @enum {string} */
                role: "user" | "assistant";
            }[] | null;
            /** @description Whether the vote counts on the board. */
            counted: boolean;
            /** @description The voter’s pseudonym, as in the votes. */
            judge: string;
            /** @description The model shown as A. */
            model_a: string;
            /** @description The model shown as B. */
            model_b: string;
            /** @description The exact chance of this pair, whichever way round, under that policy. */
            pair_probability: number | null;
            /** @description The battle’s pseudonym, the same in every download. */
            question_id: string;
            /** @description How the pair was drawn; empty when it came from elsewhere. */
            sampling_policy: string | null;
            /** @description When the vote was cast, in seconds since 1970, UTC. */
            tstamp: number;
            /** @description How many prompts were answered, 1 when not recorded. */
            turns: number;
            /** @description The last vote on the battle: model_a, model_b, tie or both_bad. */
            winner: string;
        };
        BattleStarted: {
            /** Format: uuid */
            id: string;
            /** @constant */
            status: "generating";
        };
        BoardEvent: {
            data: {
                /** @description Category, method, ties, window, minimum votes and sampling. */
                board: string;
                category: string;
                /** @description Whose rank changed. */
                moved: {
                    from: number | null;
                    model: string;
                    to: number | null;
                }[];
                /** Format: uuid */
                snapshot: string;
                source: string;
                votes: number;
            };
            /** @constant */
            event: "snapshot";
            id: string;
        } | {
            data: Record<string, never>;
            /** @constant */
            event: "again";
        };
        BoardSheet: {
            board: components["schemas"]["Leaderboard"] | null;
            /** @description What each model's `ranks` are of, in their order. */
            categories: string[];
            /** @description By the model's slug. */
            facts: {
                [key: string]: {
                    /** @description Its rank at the end of the day asked for. */
                    earlierRank: number | null;
                    /** @description US dollars per million tokens read. */
                    inputPrice: number | null;
                    knowledgeCutoff: string | null;
                    /** @description US dollars per million tokens written. */
                    outputPrice: number | null;
                    ranks: (number | null)[];
                    /** @description Its rank with length and formatting controlled for. */
                    styleRank: number | null;
                    /** @description The median over its latest answers here, after the first token. */
                    tokensPerSecond: number | null;
                };
            };
            /** @description Those of the categories that the operator added: what they are called, and what is filed under them. */
            own: {
                description: string;
                name: string;
                slug: string;
            }[];
            since: {
                day: string;
                /** @description Null when there was no such board yet. */
                madeAt: string | null;
            } | null;
            /**
             * @description `making`: a worker has been asked for the board.
             * @enum {string}
             */
            state: "current" | "making" | "empty";
        };
        CastVote: {
            /** @description Why, in your own words. It is in no download. */
            comment?: string;
            /** @description Why, as short words. Of one answer: `useful`, `complete`, `creative`, `clear_formatting`, `incorrect`, `superficial`, `instructions_not_followed`, with `_a` or `_b` after it. Words of your own speak of the vote as a whole. */
            reasons?: string[];
            /** @enum {string} */
            winner: "model_a" | "model_b" | "tie" | "both_bad";
        };
        ChangeConsent: {
            /**
             * @description What may leave of it: nothing, and its vote counts nowhere; the vote without any text; the conversation too.
             * @enum {string}
             */
            consent: "private" | "aggregate" | "publish";
        };
        ComparedSnapshots: {
            comparison: {
                appeared: string[];
                disappeared: string[];
                filters: {
                    from: number;
                    rule: string;
                    to: number;
                    version: number;
                }[];
                /** @description In the order of the second board; `change` in points, null unless rated on both. */
                moves: {
                    change: number | null;
                    /** @description Null where the model is not on the board. */
                    from: {
                        rank: number | null;
                        rating: number | null;
                        votes: number;
                    } | null;
                    model: string;
                    /** @description Null where the model is not on the board. */
                    to: {
                        rank: number | null;
                        rating: number | null;
                        votes: number;
                    } | null;
                }[];
                parameters: {
                    from: unknown;
                    name: string;
                    to: unknown;
                }[];
                /** @description Whether both were made from the very same votes. */
                sameVotes: boolean;
                votes: {
                    from: number;
                    to: number;
                };
            };
            from: components["schemas"]["Snapshot"];
            to: components["schemas"]["Snapshot"];
        };
        Consent: {
            /** @enum {string} */
            consent: "private" | "aggregate" | "publish";
            /** @description What may still be chosen; what is in a release stays there. */
            consents: ("private" | "aggregate" | "publish")[];
        };
        CreateWebhook: {
            /** @description What to tell of. */
            events: ("snapshot.published" | "rank.changed" | "model.retired")[];
            /**
             * @description Boards of this source only; null for all.
             * @default null
             */
            source?: string | null;
            /**
             * Format: uri
             * @description Where to send it. Addresses on private networks are refused unless whoever runs this arena allows them.
             */
            url: string;
        };
        DeliveryList: {
            deliveries: {
                attempts: {
                    durationMs: number;
                    number: number;
                    problem: string | null;
                    /** Format: date-time */
                    startedAt: string;
                    /** @description What the receiver answered; null when it did not. */
                    status: number | null;
                }[];
                /** Format: date-time */
                createdAt: string;
                /** @enum {string} */
                event: "snapshot.published" | "rank.changed" | "model.retired";
                finishedAt: string | null;
                /**
                 * Format: uuid
                 * @description The same at every try, in `Ringside-Delivery`.
                 */
                id: string;
                nextAttemptAt: string | null;
                /**
                 * @description Dead: given up after the last try.
                 * @enum {string}
                 */
                state: "pending" | "delivered" | "dead";
            }[];
            /** @description Sent back as `cursor`, it gives the next page; null on the last. */
            next: string | null;
        };
        Error: {
            error: {
                /**
                 * @description For programs; each call lists those it can give.
                 * @enum {string}
                 */
                code: "bad_json" | "invalid_input" | "body_too_large" | "wrong_content_type" | "cross_origin" | "not_signed_in" | "not_allowed" | "invalid_token" | "insufficient_scope" | "too_many_tokens" | "token_not_found" | "not_found" | "battle_not_found" | "not_your_battle" | "answers_unfinished" | "already_voted" | "not_voted" | "battle_void" | "too_many_turns" | "nothing_to_tag" | "filed_before" | "decided_before" | "already_released" | "release_not_found" | "vote_not_released" | "vote_changed" | "nothing_to_release" | "release_under_way" | "no_models" | "model_not_found" | "snapshot_not_found" | "board_in_making" | "snapshot_withdrawn" | "source_not_found" | "nothing_to_embed" | "format_not_offered" | "picture_not_found" | "dataset_not_found" | "webhook_not_found" | "delivery_not_found" | "too_many_webhooks" | "private_address" | "source_not_imported" | "import_running" | "bad_votes" | "rate_limited" | "budget_spent" | "unavailable" | "internal";
                /** @description For people. */
                message: string;
            };
        };
        FollowUp: {
            /** @description Plain text, not blank, at most 32 kB of UTF-8. */
            prompt: string;
        };
        GiveReasons: {
            /** @description Why, as short words. Of one answer: `useful`, `complete`, `creative`, `clear_formatting`, `incorrect`, `superficial`, `instructions_not_followed`, with `_a` or `_b` after it. Words of your own speak of the vote as a whole. */
            reasons: string[];
        };
        Health: {
            /** @enum {string} */
            database: "ok" | "unreachable";
            /** @enum {string} */
            status: "ok" | "unavailable";
        };
        ImportEvent: {
            data: {
                /** @enum {string} */
                phase: "reading" | "checking" | "writing";
                /** @description Of this phase, where they are counted. */
                rows?: {
                    done: number;
                    of: number;
                };
                /** @description Of all the work, this phase's and the others'. */
                share: number;
            };
            /** @constant */
            event: "progress";
        } | {
            data: components["schemas"]["ImportPlan"];
            /** @constant */
            event: "done";
        } | {
            data: components["schemas"]["Error"];
            /** @constant */
            event: "failed";
        };
        ImportPlan: {
            /** @description Votes of the file that the source has already: the same file again adds nothing. */
            alreadyThere: number;
            categories: {
                category: string;
                votes: number;
            }[];
            conversations: number;
            dropped: {
                count: number;
                reason: string;
            }[];
            files: {
                name: string;
                rows: number;
                sha256: string;
            }[];
            firstVote: string | null;
            lastVote: string | null;
            models: {
                /**
                 * @description How it was recognised; new ones are made.
                 * @enum {string}
                 */
                by: "slug" | "name" | "alias" | "new";
                /** @description As in the file. */
                name: string;
                slug: string;
                votes: number;
            }[];
            notBlind: number;
            notes: string[];
            /** @description The first things that are wrong, by file, line, column and value; only in a dry run. */
            problems: string[];
            profile: string;
            /** @description Rows read, or comparisons where a row holds several. */
            rows: number;
            source: {
                isNew: boolean;
                name: string;
                slug: string;
            };
            taggedBy: {
                labels: number;
                taggers: number;
            };
            /** @description Names that could mean several models: `aliases` say which. */
            unclear: {
                name: string;
                slugs: string[];
            }[];
            voters: number;
            /** @description Votes that are added. */
            votes: number;
            winners: {
                both_bad: number;
                model_a: number;
                model_b: number;
                tie: number;
            };
            /** @description Whether anything was written. */
            written: boolean;
        };
        InclusionProof: {
            /** @constant */
            format: "ringside-proof/1";
            /** @description The roots of the subtrees beside the vote, from its sibling up: PATH of RFC 6962, 2.1.1. */
            path: string[];
            release: number;
            source: string;
            tree: {
                /** @description As the release’s manifest says: compare it with a copy that you have from elsewhere. */
                root: string;
                /** @description Votes in all releases of the source up to this one. */
                size: number;
            };
            vote: {
                anony: boolean;
                judge: string;
                model_a: string;
                model_b: string;
                /** @description Its place among all votes ever released of the source, from 0: its leaf. */
                position: number;
                question_id: string;
                /** @description Seconds since 1970, to the microsecond. */
                tstamp: number;
                turn: number;
                winner: string;
            };
        };
        Leaderboard: {
            /** @description Best first. */
            rows: components["schemas"]["LeaderboardRow"][];
            snapshot: components["schemas"]["Snapshot"];
        };
        LeaderboardRecord: {
            /** @description Why there is no rating: undefeated or winless. */
            bound: string | null;
            /** @description Ratings compare only within one component; 0 is the largest. */
            component: number;
            /** @description Upper end of the 95 % interval. */
            high: number | null;
            /** @description Under which licence. */
            license: string;
            /** @description Votes it lost. */
            losses: number;
            /** @description Lower end of the 95 % interval. */
            low: number | null;
            /** @description The model’s id, as in the votes. */
            model: string;
            /** @description The model’s name, as on the board. */
            name: string;
            /** @description Who made it. */
            organization: string;
            /** @description 1 + the number of models whose interval lies wholly above; empty without a rating. */
            rank: number | null;
            /** @description Worst rank within 95 % confidence. */
            rank_high: number | null;
            /** @description Best rank within 95 % confidence. */
            rank_low: number | null;
            /** @description Arena Elo in points; empty where none can be given. */
            rating: number | null;
            /** @description Ties, both-bads included. */
            ties: number;
            /** @description Votes on the model. */
            votes: number;
            /** @description Votes it won. */
            wins: number;
        };
        LeaderboardRow: {
            /**
             * @description Why there is no rating.
             * @enum {string}
             */
            bound?: "undefeated" | "winless";
            /** @description Ratings compare only within one component; 0 is the largest. */
            component: number;
            /** @description `low` to `high` is the 95 % interval of the rating. */
            high: number | null;
            isToy: boolean;
            license: string;
            link: string | null;
            losses: number;
            low: number | null;
            /** @description The model's slug. */
            model: string;
            name: string;
            organization: string;
            /** @description 1 + the number of models whose `low` lies above this model's `high`; null without a rating. */
            rank: number | null;
            /** @description `rankLow` to `rankHigh` is the 95 % interval of the rank. */
            rankHigh: number | null;
            rankLow: number | null;
            /** @description Arena Elo, unrounded; null when the votes determine none, see `bound`. */
            rating: number | null;
            /** @description Both-bads included. */
            ties: number;
            votes: number;
            wins: number;
        };
        Model: {
            /** @description A small program of the house, not a language model. */
            isToy: boolean;
            knowledgeCutoff: string | null;
            license: string;
            link: string | null;
            name: string;
            organization: string;
            slug: string;
            /**
             * @description Only active models are drawn; external ones are known from votes made elsewhere.
             * @enum {string}
             */
            status: "active" | "paused" | "retired" | "external";
        };
        ModelList: {
            models: components["schemas"]["Model"][];
            /** @description Sent back as `cursor`, it gives the next page; null on the last. */
            next: string | null;
        };
        Oembed: {
            /** @description How many seconds this may be kept. */
            cache_age: number;
            height: number;
            /** @description An iframe. */
            html: string;
            provider_name: string;
            provider_url: string;
            title: string;
            /** @constant */
            type: "rich";
            /** @constant */
            version: "1.0";
            width: number;
        };
        Picture: {
            /** @description For a picture of one model: which one it is, and which others it could be. */
            choice?: {
                chosen: string;
                models: {
                    model: string;
                    name: string;
                }[];
            };
            drawing: {
                axis: {
                    isLogarithmic?: boolean;
                    label: string;
                    reference?: number;
                    /** @enum {string} */
                    unit: "points" | "share" | "count" | "rank" | "dollars" | "tokens_per_second" | "time";
                };
                /** @constant */
                kind: "dots";
                rowLabel: string;
                rows: {
                    /** @description The model's slug. */
                    model?: string;
                    name: string;
                    values: ({
                        /** @description `low` to `high` is the 95 % interval. */
                        high: number | null;
                        low: number | null;
                        value: number;
                    } | null)[];
                }[];
                series: string[];
                /** @description How many there are in all; the picture has the first of them. */
                total: number;
            } | {
                axis: {
                    isLogarithmic?: boolean;
                    label: string;
                    reference?: number;
                    /** @enum {string} */
                    unit: "points" | "share" | "count" | "rank" | "dollars" | "tokens_per_second" | "time";
                };
                /** @constant */
                kind: "bars";
                rowLabel: string;
                rows: {
                    /** @description The model's slug. */
                    model?: string;
                    name: string;
                    values: number[];
                    words?: string;
                }[];
                series: string[];
                /** @description How many there are in all; the picture has the first of them. */
                total: number;
            } | {
                columns: {
                    at: number;
                    label: string;
                    to?: number;
                    value: number;
                }[];
                /** @constant */
                kind: "columns";
                marks: {
                    at: number;
                    label: string;
                }[];
                x: {
                    isLogarithmic?: boolean;
                    label: string;
                    reference?: number;
                    /** @enum {string} */
                    unit: "points" | "share" | "count" | "rank" | "dollars" | "tokens_per_second" | "time";
                };
                y: {
                    isLogarithmic?: boolean;
                    label: string;
                    reference?: number;
                    /** @enum {string} */
                    unit: "points" | "share" | "count" | "rank" | "dollars" | "tokens_per_second" | "time";
                };
            } | {
                axis: {
                    isLogarithmic?: boolean;
                    label: string;
                    reference?: number;
                    /** @enum {string} */
                    unit: "points" | "share" | "count" | "rank" | "dollars" | "tokens_per_second" | "time";
                };
                isRank: boolean;
                /** @constant */
                kind: "lines";
                lines: {
                    /** @description The model's slug. */
                    model?: string;
                    name: string;
                    points: {
                        /** @description Milliseconds since 1970. */
                        at: number;
                        /** @description `low` to `high` is the 95 % interval. */
                        high: number | null;
                        low: number | null;
                        value: number;
                    }[];
                }[];
                /** @description How many there are in all; the picture has the first of them. */
                total: number;
            } | {
                /** @description Row i against column j; null where nothing is known. */
                cells: (number | null)[][];
                /** @constant */
                kind: "matrix";
                label: string;
                models: {
                    model: string;
                    name: string;
                }[];
                /** @enum {string} */
                scale: "diverging" | "sequential";
                /** @description How many there are in all; the picture has the first of them. */
                total: number;
                /** @enum {string} */
                unit: "points" | "share" | "count" | "rank" | "dollars" | "tokens_per_second" | "time";
            } | {
                /** @description The best rating to be had at each x. */
                frontier: {
                    /** @description `low` to `high` is the 95 % interval. */
                    high: number | null;
                    low: number | null;
                    value: number;
                    x: number;
                }[];
                isMoreBetter: boolean;
                /** @constant */
                kind: "scatter";
                points: {
                    /** @description `low` to `high` is the 95 % interval. */
                    high: number | null;
                    isOnFrontier: boolean;
                    low: number | null;
                    /** @description The model's slug. */
                    model?: string;
                    name: string;
                    /** @description Share of resamplings in which no other model beats it on both. */
                    onFrontier: number;
                    value: number;
                    x: number;
                }[];
                x: {
                    isLogarithmic?: boolean;
                    label: string;
                    reference?: number;
                    /** @enum {string} */
                    unit: "points" | "share" | "count" | "rank" | "dollars" | "tokens_per_second" | "time";
                };
                y: {
                    isLogarithmic?: boolean;
                    label: string;
                    reference?: number;
                    /** @enum {string} */
                    unit: "points" | "share" | "count" | "rank" | "dollars" | "tokens_per_second" | "time";
                };
            } | {
                /** @constant */
                kind: "empty";
                says: string;
            };
            /** @description What it shows, in words with numbers. */
            finding: string;
            /** @description How it was made and what it leaves out. */
            notes: string[];
            /** @enum {string} */
            picture: "ratings" | "history" | "rank-paths" | "win-fractions" | "average-win-rates" | "predicted-win-rates" | "above" | "bootstrap" | "battles" | "decided-battles" | "tied-battles" | "outcomes" | "records" | "votes-per-model" | "votes-per-day" | "votes-per-language" | "turns" | "price" | "speed" | "style" | "elo" | "even-sampling";
        };
        PreferenceRecord: {
            /** @description The vote’s pseudonym, as in every other download. */
            battle: string;
            /** @description What the prompts are about, as detected. */
            categories: string[] | null;
            /** @description The better answer, a list of one message. */
            chosen: {
                content: string;
                /** @enum {string} */
                role: "user" | "assistant";
            }[];
            /** @description That model’s licence, as the roster says. */
            chosen_license: string;
            /** @description Who wrote the chosen answer. */
            chosen_model: string;
            /** @description ISO 639-1 code of the prompts’ language, as detected. */
            language: string | null;
            /** @description The prompt, a list of messages. */
            prompt: {
                content: string;
                /** @enum {string} */
                role: "user" | "assistant";
            }[];
            /** @description The other answer, alike. */
            rejected: {
                content: string;
                /** @enum {string} */
                role: "user" | "assistant";
            }[];
            /** @description That model’s licence, as the roster says. */
            rejected_license: string;
            /** @description Who wrote the rejected answer. */
            rejected_model: string;
        };
        Reasons: {
            reasons: string[];
        };
        Receipt: {
            /** @description False when something in the conversation keeps the vote off the boards. True promises no more than that nothing in it does: rules about how people vote apply to every vote, then and later, and are told in total only. */
            counted: boolean;
            /** @description What in the conversation keeps the vote off, and where; empty when nothing does. */
            reasons: {
                rule: string;
                sentence: string;
            }[];
        };
        ReleaseList: {
            /** @description Sent back as `cursor`, it gives the next page; null on the last. */
            next: string | null;
            releases: {
                conversations: number;
                files: {
                    bytes: number | null;
                    name: string;
                    /** @description Null for a text. */
                    rows: number | null;
                    /** @description Null for the manifest, which names the others'. */
                    sha256: string | null;
                    url: string;
                }[];
                license: string;
                /** Format: date-time */
                madeAt: string;
                merkleRoot: string;
                number: number;
                /** @description The board in it. */
                snapshot: string | null;
                source: string;
                /** @description In it: none that an earlier release held. */
                votes: number;
                /** @description In all releases of the source up to it: the leaves of the Merkle tree. */
                votesInAll: number;
            }[];
        };
        Session: {
            /** @description Null for a visitor who is not signed in. */
            visitor: {
                isAdmin: boolean;
                name: string;
            } | null;
        };
        Snapshot: {
            category: string;
            codeVersion: string;
            components: number;
            converged: boolean;
            /** Format: date-time */
            createdAt: string;
            dropped: {
                count: number;
                reason: string;
            }[];
            /** @description The same by the set of reasons that a vote breaks together: `private` or `rule/version`. */
            excluded: {
                reasons: string[];
                votes: number;
            }[];
            /** @description What kept votes off this board, and how many. */
            filters: {
                rule: string;
                version: number;
                votes: number;
            }[];
            /** @description What the method found besides ratings: a tie parameter, style coefficients. */
            findings: {
                component: number;
                high: number;
                low: number;
                name: string;
                value: number;
            }[];
            /** Format: uuid */
            id: string;
            /** @description SHA-256 of what was rated: equal inputs, equal hashes. */
            inputHash: string;
            method: string;
            models: number;
            /** @description Every option of the fit. */
            parameters: {
                [key: string]: unknown;
            };
            /** @description Bootstrap rounds. */
            rounds: number;
            seed: number;
            source: {
                description: string;
                /** @enum {string} */
                kind: "arena" | "simulated" | "imported";
                name: string;
                slug: string;
            };
            /** @description When the newest vote that was looked at was cast. */
            voteCutoff: string | null;
            votes: number;
        };
        SnapshotList: {
            /** @description Sent back as `cursor`, it gives the next page; null on the last. */
            next: string | null;
            snapshots: {
                codeVersion: string;
                inputHash: string;
                models: number;
                /**
                 * Format: date-time
                 * @description Since when the board showed it.
                 */
                publishedAt: string;
                /** Format: uuid */
                snapshot: string;
                voteCutoff: string | null;
                votes: number;
            }[];
        };
        SourceList: {
            /** @description Sent back as `cursor`, it gives the next page; null on the last. */
            next: string | null;
            sources: {
                description: string;
                /** @enum {string} */
                kind: "arena" | "simulated" | "imported";
                name: string;
                slug: string;
                /** @description Stored, counted or not. */
                votes: number;
            }[];
        };
        StartBattle: {
            /** @description What the prompt is about, if you know. */
            category?: string;
            /**
             * @description What may leave of it: nothing, and its vote counts nowhere; the vote without any text; the conversation too.
             * @enum {string}
             */
            consent?: "private" | "aggregate" | "publish";
            /**
             * @description Blind draws both models in secret; side-by-side takes those named in `models`.
             * @default blind
             * @enum {string}
             */
            mode?: "blind" | "side-by-side";
            /** @description Two different models by slug: with side-by-side, and only then. */
            models?: [
                string,
                string
            ];
            /** @description Plain text, not blank, at most 32 kB of UTF-8. */
            prompt: string;
        };
        Token: {
            /** Format: date-time */
            expiresAt: string;
            name: string;
            /** @description How the token begins. */
            prefix: string;
            scopes: ("battles:read" | "battles:write" | "votes:write" | "export" | "import" | "admin")[];
        };
        Turn: {
            answers: {
                a: {
                    done: boolean;
                    text: string;
                };
                b: {
                    done: boolean;
                    text: string;
                };
            };
            index: number;
            prompt: string;
        };
        TurnStarted: {
            /** Format: uuid */
            id: string;
            /** @constant */
            status: "generating";
            turn: number;
        };
        UpdateWebhook: {
            /** @description What to tell of. */
            events?: ("snapshot.published" | "rank.changed" | "model.retired")[];
            /** @description Whether anything is sent. */
            isActive?: boolean;
        };
        VoteCast: {
            modelA: components["schemas"]["Model"];
            modelB: components["schemas"]["Model"];
            receipt: components["schemas"]["Receipt"];
            vote: {
                /** Format: date-time */
                castAt: string;
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                winner: "model_a" | "model_b" | "tie" | "both_bad";
            };
        };
        VoteRecord: {
            /** @description Whether the models’ names were hidden until the vote. */
            anony: boolean;
            /** @description The voter’s pseudonym: the same for every vote from one browser, unknown where there is none. */
            judge: string;
            /** @description The English name of the prompt’s language, as detected; unknown where nothing tells. */
            language: string;
            /** @description The model shown as A. */
            model_a: string;
            /** @description The model shown as B. */
            model_b: string;
            /** @description When the vote was cast, in seconds since 1970, UTC. */
            tstamp: number;
            /** @description Which turn of the conversation was judged, from 1. */
            turn: number;
            /** @description model_a, model_b, tie, or tie (bothbad) when both were bad. */
            winner: string;
        };
        Webhook: {
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            events: ("snapshot.published" | "rank.changed" | "model.retired")[];
            /** Format: uuid */
            id: string;
            isActive: boolean;
            source: string | null;
            url: string;
        };
        WebhookCreated: {
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            events: ("snapshot.published" | "rank.changed" | "model.retired")[];
            /** Format: uuid */
            id: string;
            isActive: boolean;
            /** @description The key of the HMAC-SHA256 in `Ringside-Signature`. */
            secret: string;
            source: string | null;
            url: string;
        };
        WebhookList: {
            /** @description Sent back as `cursor`, it gives the next page; null on the last. */
            next: string | null;
            webhooks: components["schemas"]["Webhook"][];
        };
        WebhookMessage: {
            /** Format: date-time */
            createdAt: string;
            data: {
                category: string;
                method: string;
                models: number;
                /** Format: uuid */
                snapshot: string;
                source: string;
                votes: number;
            };
            /** Format: uuid */
            id: string;
            /** @constant */
            type: "snapshot.published";
        } | {
            /** Format: date-time */
            createdAt: string;
            data: {
                category: string;
                method: string;
                /** @description Since it was last told. */
                moved: {
                    from: number | null;
                    model: string;
                    to: number | null;
                }[];
                /** Format: uuid */
                snapshot: string;
                source: string;
            };
            /** Format: uuid */
            id: string;
            /** @constant */
            type: "rank.changed";
        } | {
            /** Format: date-time */
            createdAt: string;
            data: {
                model: string;
                name: string;
            };
            /** Format: uuid */
            id: string;
            /** @constant */
            type: "model.retired";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description A name for the file. */
        "Content-Disposition": string;
        /** @description The address of the same bytes, with the state of the database that they are made of. */
        "Content-Location": string;
        /** @description Which bytes these are, and how many there are altogether. */
        "Content-Range": string;
        /** @description Sent back as If-None-Match, it is answered with 304 while the document is the same. */
        ETag: string;
        /** @description With `rel="next"`: where the next rows are, when there are more than these. */
        Link: string;
        /** @description The tightest limit you are under: `r` uses remain, and in `t` seconds it is full again. */
        RateLimit: string;
        /** @description That limit: `q` uses in `w` seconds. */
        "RateLimit-Policy": string;
        /** @description Seconds after which trying again makes sense. */
        "Retry-After": number;
        /** @description `ringside_voter`, when you have none yet or yours grows old. Send it from then on. */
        "Set-Cookie": string;
        /** @description Why a token was refused, as in RFC 6750. */
        "WWW-Authenticate": string;
        /** @description Given as `after`, it goes on where these rows end. */
        "X-Next-Cursor": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listBattles: {
        parameters: {
            query?: {
                /** @description `next` of the page before: this one goes on after it. */
                cursor?: string;
                /** @description How many to a page, at most 200. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BattleList"];
                };
            };
            /** @description `invalid_token`: This token is unknown, revoked or has ended. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_token";
                        };
                    };
                };
            };
            /** @description `insufficient_scope`: This token may not do that. */
            403: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "insufficient_scope";
                        };
                    };
                };
            };
            /** @description `invalid_input`: Something in the request is not as it should be. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    startBattle: {
        parameters: {
            query?: never;
            header?: {
                /** @description The first language is stored with the battle. */
                "Accept-Language"?: string;
                /** @description Chosen by you: sent again with the same cookie, it finds the battle that it already started. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartBattle"];
            };
        };
        responses: {
            /** @description Both are writing. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BattleStarted"];
                };
            };
            /** @description `bad_json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "bad_json";
                        };
                    };
                };
            };
            /** @description `invalid_token`: This token is unknown, revoked or has ended. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_token";
                        };
                    };
                };
            };
            /**
             * @description `insufficient_scope`: This token may not do that.
             *
             *     `cross_origin`: Requests from other sites are not accepted.
             */
            403: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "insufficient_scope" | "cross_origin";
                        };
                    };
                };
            };
            /** @description `model_not_found`: There is no such model. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "model_not_found";
                        };
                    };
                };
            };
            /** @description `body_too_large`: That is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "body_too_large";
                        };
                    };
                };
            };
            /** @description `wrong_content_type`: Send JSON, with content-type application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "wrong_content_type";
                        };
                    };
                };
            };
            /** @description `invalid_input`: Something in the request is not as it should be. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input";
                        };
                    };
                };
            };
            /** @description `rate_limited`: That was a lot in a short time. Please wait a little. */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "rate_limited";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /**
             * @description `no_models`: There are not enough models to draw from right now.
             *
             *     `budget_spent`: Today's budget for answers is spent. The arena opens again at midnight UTC.
             *
             *     `unavailable`: The arena cannot reach its database right now. Please try again in a moment.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "no_models" | "budget_spent" | "unavailable";
                        };
                    };
                };
            };
        };
    };
    viewBattle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                battleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The battle. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Battle"];
                };
            };
            /** @description `invalid_token`: This token is unknown, revoked or has ended. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_token";
                        };
                    };
                };
            };
            /**
             * @description `insufficient_scope`: This token may not do that.
             *
             *     `not_your_battle`: This battle belongs to somebody else.
             */
            403: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "insufficient_scope" | "not_your_battle";
                        };
                    };
                };
            };
            /** @description `battle_not_found`: There is no such battle. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "battle_not_found";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    changeConsent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                battleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeConsent"];
            };
        };
        responses: {
            /** @description Changed; and what may still be chosen. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consent"];
                };
            };
            /** @description `bad_json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "bad_json";
                        };
                    };
                };
            };
            /** @description `invalid_token`: This token is unknown, revoked or has ended. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_token";
                        };
                    };
                };
            };
            /**
             * @description `insufficient_scope`: This token may not do that.
             *
             *     `cross_origin`: Requests from other sites are not accepted.
             *
             *     `not_your_battle`: This battle belongs to somebody else.
             */
            403: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "insufficient_scope" | "cross_origin" | "not_your_battle";
                        };
                    };
                };
            };
            /** @description `battle_not_found`: There is no such battle. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "battle_not_found";
                        };
                    };
                };
            };
            /** @description `already_released`: This battle is in a release, and cannot be called back. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "already_released";
                        };
                    };
                };
            };
            /** @description `body_too_large`: That is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "body_too_large";
                        };
                    };
                };
            };
            /** @description `wrong_content_type`: Send JSON, with content-type application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "wrong_content_type";
                        };
                    };
                };
            };
            /** @description `invalid_input`: Something in the request is not as it should be. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input";
                        };
                    };
                };
            };
            /** @description `rate_limited`: That was a lot in a short time. Please wait a little. */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "rate_limited";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /**
             * @description `release_under_way`: A release is being made right now. Please try again in a moment.
             *
             *     `unavailable`: The arena cannot reach its database right now. Please try again in a moment.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "release_under_way" | "unavailable";
                        };
                    };
                };
            };
        };
    };
    giveReasons: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                battleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveReasons"];
            };
        };
        responses: {
            /** @description What holds now. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reasons"];
                };
            };
            /** @description `bad_json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "bad_json";
                        };
                    };
                };
            };
            /** @description `invalid_token`: This token is unknown, revoked or has ended. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_token";
                        };
                    };
                };
            };
            /**
             * @description `insufficient_scope`: This token may not do that.
             *
             *     `cross_origin`: Requests from other sites are not accepted.
             *
             *     `not_your_battle`: This battle belongs to somebody else.
             */
            403: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "insufficient_scope" | "cross_origin" | "not_your_battle";
                        };
                    };
                };
            };
            /** @description `battle_not_found`: There is no such battle. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "battle_not_found";
                        };
                    };
                };
            };
            /** @description `not_voted`: This battle has no vote of yours yet. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "not_voted";
                        };
                    };
                };
            };
            /** @description `body_too_large`: That is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "body_too_large";
                        };
                    };
                };
            };
            /** @description `wrong_content_type`: Send JSON, with content-type application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "wrong_content_type";
                        };
                    };
                };
            };
            /** @description `invalid_input`: Something in the request is not as it should be. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input";
                        };
                    };
                };
            };
            /** @description `rate_limited`: That was a lot in a short time. Please wait a little. */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "rate_limited";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    streamBattle: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event you have: the stream goes on after it. Anything else starts from the top. */
                "Last-Event-ID"?: string;
            };
            path: {
                battleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ends when the newest turn is ready or void. The schema is that of one event; comment lines keep the connection open. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["BattleEvent"];
                };
            };
            /** @description `invalid_token`: This token is unknown, revoked or has ended. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_token";
                        };
                    };
                };
            };
            /**
             * @description `insufficient_scope`: This token may not do that.
             *
             *     `not_your_battle`: This battle belongs to somebody else.
             */
            403: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "insufficient_scope" | "not_your_battle";
                        };
                    };
                };
            };
            /** @description `battle_not_found`: There is no such battle. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "battle_not_found";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    askFollowUp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                battleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowUp"];
            };
        };
        responses: {
            /** @description Both are writing. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TurnStarted"];
                };
            };
            /** @description `bad_json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "bad_json";
                        };
                    };
                };
            };
            /** @description `invalid_token`: This token is unknown, revoked or has ended. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_token";
                        };
                    };
                };
            };
            /**
             * @description `insufficient_scope`: This token may not do that.
             *
             *     `cross_origin`: Requests from other sites are not accepted.
             *
             *     `not_your_battle`: This battle belongs to somebody else.
             */
            403: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "insufficient_scope" | "cross_origin" | "not_your_battle";
                        };
                    };
                };
            };
            /** @description `battle_not_found`: There is no such battle. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "battle_not_found";
                        };
                    };
                };
            };
            /**
             * @description `already_voted`: This battle already has your vote.
             *
             *     `battle_void`: This battle is void; start a new round.
             *
             *     `answers_unfinished`: Both answers must be complete first.
             *
             *     `too_many_turns`: This battle has reached its last turn. Vote, then start a new round.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "already_voted" | "battle_void" | "answers_unfinished" | "too_many_turns";
                        };
                    };
                };
            };
            /** @description `body_too_large`: That is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "body_too_large";
                        };
                    };
                };
            };
            /** @description `wrong_content_type`: Send JSON, with content-type application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "wrong_content_type";
                        };
                    };
                };
            };
            /** @description `invalid_input`: Something in the request is not as it should be. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input";
                        };
                    };
                };
            };
            /** @description `rate_limited`: That was a lot in a short time. Please wait a little. */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "rate_limited";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /**
             * @description `budget_spent`: Today's budget for answers is spent. The arena opens again at midnight UTC.
             *
             *     `unavailable`: The arena cannot reach its database right now. Please try again in a moment.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "budget_spent" | "unavailable";
                        };
                    };
                };
            };
        };
    };
    castVote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                battleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CastVote"];
            };
        };
        responses: {
            /** @description The vote is stored for good. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoteCast"];
                };
            };
            /** @description `bad_json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "bad_json";
                        };
                    };
                };
            };
            /** @description `invalid_token`: This token is unknown, revoked or has ended. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_token";
                        };
                    };
                };
            };
            /**
             * @description `insufficient_scope`: This token may not do that.
             *
             *     `cross_origin`: Requests from other sites are not accepted.
             *
             *     `not_your_battle`: This battle belongs to somebody else.
             */
            403: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "insufficient_scope" | "cross_origin" | "not_your_battle";
                        };
                    };
                };
            };
            /** @description `battle_not_found`: There is no such battle. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "battle_not_found";
                        };
                    };
                };
            };
            /**
             * @description `already_voted`: This battle already has your vote.
             *
             *     `battle_void`: This battle is void; start a new round.
             *
             *     `answers_unfinished`: Both answers must be complete first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "already_voted" | "battle_void" | "answers_unfinished";
                        };
                    };
                };
            };
            /** @description `body_too_large`: That is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "body_too_large";
                        };
                    };
                };
            };
            /** @description `wrong_content_type`: Send JSON, with content-type application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "wrong_content_type";
                        };
                    };
                };
            };
            /** @description `invalid_input`: Something in the request is not as it should be. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input";
                        };
                    };
                };
            };
            /** @description `rate_limited`: That was a lot in a short time. Please wait a little. */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "rate_limited";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    exportDataset: {
        parameters: {
            query?: {
                /** @description Only votes after the place where another download ended: its `X-Next-Cursor`. */
                after?: string;
                /** @description The state of the database, as an earlier answer gave it: the same state gives the same bytes. */
                at?: string;
                /** @description Only votes of a board's category, or that category's board. */
                category?: string;
                /** @description Of the whole file, for text formats; a Parquet file is compressed inside. */
                compression?: "none" | "gzip" | "zstd";
                /** @description `true`: what the boards are made of; `false`: what a standing verdict keeps off them; `all`: both. */
                counted?: "true" | "false" | "all";
                /** @description How rows are written. Without it, the profile's own format. */
                format?: "jsonl" | "csv" | "json" | "parquet";
                /** @description Only votes on prompts in a language: its ISO 639-1 code or English name, or `unknown`. */
                language?: string;
                /** @description For `preferences`: only answers of models under these licences, with commas between. */
                license?: string;
                /** @description At most so many rows; `Link` then says where the next ones are. */
                limit?: number;
                /** @description For `preferences`: only answers of at most so many characters. */
                maxChars?: number;
                /** @description For `preferences`: only pairs whose longer answer is at most so many times as long as the other. */
                maxLengthRatio?: number;
                /** @description How ratings are made, for `leaderboard`. */
                method?: "bradley-terry" | "elo" | "style-control";
                /** @description For `preferences`: only answers of at least so many characters. */
                minChars?: number;
                /** @description Only votes on a model, on either side, by its id. */
                model?: string;
                /** @description Which columns: lmsys-2023, lmsys-33k, lmsys-55k, lmarena-2025, comparia, fastchat-log, mtbench-human, alpacaeval, openwebui for votes; ringside, lmsys-2023, lmsys-33k, lmsys-55k, lmarena-2025, comparia, fastchat-log, mtbench-human, alpacaeval, openwebui for battles; ringside, arena-catalog, arena-scatterplot, leaderboard-table for leaderboard; trl-dpo, trl-kto, reward-model for preferences. */
                profile?: string;
                /** @description For `preferences`: `out` leaves out battles in which a model refused. */
                refusals?: "in" | "out";
                /** @description Only votes cast at or after a time: ISO 8601, UTC where only a date is given. */
                since?: string;
                /** @description An older board by its snapshot's id, or the votes as they were when that board was counted. */
                snapshot?: string;
                /** @description Whose votes: `arena` for those cast here, or another source by name. */
                source?: string;
                /** @description Only votes cast before a time. */
                until?: string;
            };
            header?: {
                /** @description The ETag of the file that you have. */
                "If-None-Match"?: string;
                /** @description The ETag of the part that you have. */
                "If-Range"?: string;
                /** @description One range of bytes, of a state that the address or If-Range names. */
                Range?: string;
            };
            path: {
                dataset: "votes" | "battles" | "leaderboard" | "preferences";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows: one object per line (jsonl), RFC 4180 with a header (csv), one list (json), or Parquet. The schema is that of each data set's own layout; the others are in docs/data.md. */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "Content-Location": components["headers"]["Content-Location"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Next-Cursor": components["headers"]["X-Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    "application/gzip": string;
                    "application/json": (components["schemas"]["VoteRecord"] | components["schemas"]["BattleRecord"] | components["schemas"]["LeaderboardRecord"] | components["schemas"]["PreferenceRecord"])[];
                    "application/jsonl": components["schemas"]["VoteRecord"] | components["schemas"]["BattleRecord"] | components["schemas"]["LeaderboardRecord"] | components["schemas"]["PreferenceRecord"];
                    "application/vnd.apache.parquet": string;
                    "application/zstd": string;
                    "text/csv": string;
                };
            };
            /** @description The part that was asked for. */
            206: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "Content-Location": components["headers"]["Content-Location"];
                    "Content-Range": components["headers"]["Content-Range"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "X-Next-Cursor": components["headers"]["X-Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    "application/gzip": string;
                    "application/json": (components["schemas"]["VoteRecord"] | components["schemas"]["BattleRecord"] | components["schemas"]["LeaderboardRecord"] | components["schemas"]["PreferenceRecord"])[];
                    "application/jsonl": components["schemas"]["VoteRecord"] | components["schemas"]["BattleRecord"] | components["schemas"]["LeaderboardRecord"] | components["schemas"]["PreferenceRecord"];
                    "application/vnd.apache.parquet": string;
                    "application/zstd": string;
                    "text/csv": string;
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_token`: This token is unknown, revoked or has ended. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_token";
                        };
                    };
                };
            };
            /** @description `insufficient_scope`: This token may not do that. */
            403: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "insufficient_scope";
                        };
                    };
                };
            };
            /**
             * @description `dataset_not_found`: There is no such data set.
             *
             *     `source_not_found`: There is no such source of votes.
             *
             *     `snapshot_not_found`: There is no such board yet.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "dataset_not_found" | "source_not_found" | "snapshot_not_found";
                        };
                    };
                };
            };
            /** @description The file ends before that part. */
            416: {
                headers: {
                    "Content-Range": components["headers"]["Content-Range"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_input`: Something in the request is not as it should be. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input";
                        };
                    };
                };
            };
            /** @description `rate_limited`: That was a lot in a short time. Please wait a little. */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "rate_limited";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It can. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description It cannot. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    importVotes: {
        parameters: {
            query: {
                /** @description Whether conversations may be exported again, or stay. */
                consent?: "aggregate" | "publish";
                /** @description Says what would happen, and writes nothing. */
                dryRun?: "true" | "false";
                /** @description What the file is called: its ending tells what it is, else the content type does. */
                filename?: string;
                /** @description Under which licence the data is. */
                license?: string;
                /** @description The format, where the columns do not tell. */
                profile?: "fastchat-log" | "openwebui" | "comparia" | "alpacaeval" | "ringside" | "mtbench-human" | "lmarena-2025" | "mteb-arena" | "lmsys-2023" | "llmfao-crowd" | "plain" | "lmsys-33k" | "lmsys-55k";
                /** @description What to call the source; votes are added to one that is there. */
                source: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/gzip": string;
                "application/json": string;
                "application/jsonl": string;
                "application/octet-stream": string;
                "application/vnd.apache.parquet": string;
                "multipart/form-data": {
                    /** @description Slugs by the names in the file: `{"GPT 4": "gpt-4"}`. They are remembered. */
                    aliases?: string;
                    /** Format: binary */
                    file: string;
                };
                "text/csv": string;
            };
        };
        responses: {
            /** @description What was added, or with dryRun what would be and what is wrong. Asked for by `Accept: text/event-stream`, the answer begins once the file has arrived and tells how far the work is; whoever hangs up then stops it. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPlan"];
                    "text/event-stream": components["schemas"]["ImportEvent"];
                };
            };
            /**
             * @description `invalid_token`: This token is unknown, revoked or has ended.
             *
             *     `not_signed_in`: Sign in first.
             */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_token" | "not_signed_in";
                        };
                    };
                };
            };
            /**
             * @description `insufficient_scope`: This token may not do that.
             *
             *     `not_allowed`: That is for administrators.
             *
             *     `cross_origin`: Requests from other sites are not accepted.
             */
            403: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "insufficient_scope" | "not_allowed" | "cross_origin";
                        };
                    };
                };
            };
            /**
             * @description `source_not_imported`: That source holds votes that were not imported. Give another name.
             *
             *     `import_running`: Votes are being imported into this source right now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "source_not_imported" | "import_running";
                        };
                    };
                };
            };
            /** @description `body_too_large`: That is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "body_too_large";
                        };
                    };
                };
            };
            /** @description `wrong_content_type`: Send JSON, with content-type application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "wrong_content_type";
                        };
                    };
                };
            };
            /**
             * @description `invalid_input`: Something in the request is not as it should be.
             *
             *     `bad_votes`: The file cannot be imported as it is; nothing was written.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input" | "bad_votes";
                        };
                    };
                };
            };
            /** @description `rate_limited`: That was a lot in a short time. Please wait a little. */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "rate_limited";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    leaderboard: {
        parameters: {
            query?: {
                /** @description Which of the source's categories; languages are categories too, and so is `non-english`. */
                category?: string;
                /** @description How ratings are made. */
                method?: "bradley-terry" | "elo" | "style-control";
                /** @description Leaves out models with fewer counted votes. */
                minVotes?: number;
                /** @description Whether pairs that met often weigh more (`as-cast`) or all pairs nearly alike (`even`). */
                sampling?: "as-cast" | "even";
                /** @description Whose votes: `arena` for those cast here, or another source by name. */
                source?: string;
                /** @description What a tie is: half a win, left out, or a verdict of its own in Davidson's or Rao and Kupper's model. */
                ties?: "half" | "out" | "davidson" | "rao-kupper";
                /** @description How far back votes count, from the newest vote of the source. */
                window?: "all" | "7d" | "30d" | "90d" | "365d";
            };
            header?: {
                /** @description The ETag of what you have: if it is still the same, 304 and no body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The board. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Leaderboard"];
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `source_not_found`: There is no such source of votes.
             *
             *     `snapshot_not_found`: There is no such board yet.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "source_not_found" | "snapshot_not_found";
                        };
                    };
                };
            };
            /** @description `invalid_input`: Something in the request is not as it should be. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /**
             * @description `board_in_making`: This board is being made. Ask again in a few seconds.
             *
             *     `unavailable`: The arena cannot reach its database right now. Please try again in a moment.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "board_in_making" | "unavailable";
                        };
                    };
                };
            };
        };
    };
    watchLeaderboard: {
        parameters: {
            query?: {
                /** @description Only this board, named as in a snapshot's event, or several with commas between them; they are kept up to date while somebody listens. */
                board?: string;
                /** @description Only this source's boards. */
                source?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stays open until you leave. The schema is that of one event; comment lines keep the connection open. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["BoardEvent"];
                };
            };
            /** @description `invalid_input`: Something in the request is not as it should be. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    drawPicture: {
        parameters: {
            query?: {
                /** @description Which of the source's categories; languages are categories too, and so is `non-english`. */
                category?: string;
                /** @description JSON says what the picture shows and how; CSV has its numbers, unrounded. */
                format?: "json" | "csv";
                /** @description How ratings are made. */
                method?: "bradley-terry" | "elo" | "style-control";
                /** @description Leaves out models with fewer counted votes. */
                minVotes?: number;
                /** @description For `bootstrap`: which model; without it the one that leads. */
                model?: string;
                /** @description Whether pairs that met often weigh more (`as-cast`) or all pairs nearly alike (`even`). */
                sampling?: "as-cast" | "even";
                /** @description Whose votes: `arena` for those cast here, or another source by name. */
                source?: string;
                /** @description What a tie is: half a win, left out, or a verdict of its own in Davidson's or Rao and Kupper's model. */
                ties?: "half" | "out" | "davidson" | "rao-kupper";
                /** @description How many models at most; without it as many as can be read at a glance, and all in CSV. */
                top?: number;
                /** @description How far back votes count, from the newest vote of the source. */
                window?: "all" | "7d" | "30d" | "90d" | "365d";
            };
            header?: {
                /** @description The ETag of what you have: if it is still the same, 304 and no body. */
                "If-None-Match"?: string;
            };
            path: {
                picture: "ratings" | "history" | "rank-paths" | "win-fractions" | "average-win-rates" | "predicted-win-rates" | "above" | "bootstrap" | "battles" | "decided-battles" | "tied-battles" | "outcomes" | "records" | "votes-per-model" | "votes-per-day" | "votes-per-language" | "turns" | "price" | "speed" | "style" | "elo" | "even-sampling";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture, or its numbers as a table. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Picture"];
                    "text/csv": string;
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `picture_not_found`: There is no such picture.
             *
             *     `source_not_found`: There is no such source of votes.
             *
             *     `model_not_found`: There is no such model.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "picture_not_found" | "source_not_found" | "model_not_found";
                        };
                    };
                };
            };
            /** @description `invalid_input`: Something in the request is not as it should be. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /**
             * @description `board_in_making`: This board is being made. Ask again in a few seconds.
             *
             *     `unavailable`: The arena cannot reach its database right now. Please try again in a moment.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "board_in_making" | "unavailable";
                        };
                    };
                };
            };
        };
    };
    leaderboardSheet: {
        parameters: {
            query?: {
                /** @description Which of the source's categories; languages are categories too, and so is `non-english`. */
                category?: string;
                /** @description How the table is written; as CSV, one row per model. */
                format?: "json" | "csv";
                /** @description How ratings are made. */
                method?: "bradley-terry" | "elo" | "style-control";
                /** @description Leaves out models with fewer counted votes. */
                minVotes?: number;
                /** @description Whether pairs that met often weigh more (`as-cast`) or all pairs nearly alike (`even`). */
                sampling?: "as-cast" | "even";
                /** @description The day at whose end ranks are compared with those of now. */
                since?: string;
                /** @description Whose votes: `arena` for those cast here, or another source by name. */
                source?: string;
                /** @description What a tie is: half a win, left out, or a verdict of its own in Davidson's or Rao and Kupper's model. */
                ties?: "half" | "out" | "davidson" | "rao-kupper";
                /** @description How far back votes count, from the newest vote of the source. */
                window?: "all" | "7d" | "30d" | "90d" | "365d";
            };
            header?: {
                /** @description The ETag of what you have: if it is still the same, 304 and no body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The board and what stands beside it; as CSV, one row per model. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardSheet"];
                    "text/csv": string;
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `source_not_found`: There is no such source of votes.
             *
             *     `snapshot_not_found`: There is no such board yet.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "source_not_found" | "snapshot_not_found";
                        };
                    };
                };
            };
            /** @description `invalid_input`: Something in the request is not as it should be. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus' text format. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    listModels: {
        parameters: {
            query?: {
                /** @description `next` of the page before: this one goes on after it. */
                cursor?: string;
                /** @description How many to a page, at most 1000. */
                limit?: number;
            };
            header?: {
                /** @description The ETag of what you have: if it is still the same, 304 and no body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The models, by slug. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelList"];
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_input`: Something in the request is not as it should be. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    findModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you have: if it is still the same, 304 and no body. */
                "If-None-Match"?: string;
            };
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Model"];
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `model_not_found`: There is no such model. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "model_not_found";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    embedBoard: {
        parameters: {
            query: {
                /** @description Only `json` is spoken here. */
                format?: string;
                /** @description The highest it may be. */
                maxheight?: number;
                /** @description The widest it may be. */
                maxwidth?: number;
                /** @description The page to embed. */
                url: string;
            };
            header?: {
                /** @description The ETag of what you have: if it is still the same, 304 and no body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A frame to put there. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Oembed"];
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `nothing_to_embed`: There is no board at that address that could be embedded. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "nothing_to_embed";
                        };
                    };
                };
            };
            /** @description `invalid_input`: Something in the request is not as it should be. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `format_not_offered`: Only format=json is offered. */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "format_not_offered";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    openapi: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you have: if it is still the same, 304 and no body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    listReleases: {
        parameters: {
            query?: {
                /** @description `next` of the page before: this one goes on after it. */
                cursor?: string;
                /** @description How many to a page, at most 200. */
                limit?: number;
                /** @description Only of this source of votes. */
                source?: string;
            };
            header?: {
                /** @description The ETag of the list that you have. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them with their files. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseList"];
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_input`: Something in the request is not as it should be. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    releaseFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the file that you have. */
                "If-None-Match"?: string;
                /** @description The ETag of the part that you have. */
                "If-Range"?: string;
                /** @description One range of bytes. */
                Range?: string;
            };
            path: {
                /** @description By its name, such as manifest.json. */
                file: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                    "application/jsonl": string;
                    "application/vnd.apache.parquet": string;
                    "text/markdown": string;
                };
            };
            /** @description The part that was asked for. */
            206: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "Content-Range": components["headers"]["Content-Range"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                    "application/jsonl": string;
                    "application/vnd.apache.parquet": string;
                    "text/markdown": string;
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_token`: This token is unknown, revoked or has ended. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_token";
                        };
                    };
                };
            };
            /** @description `insufficient_scope`: This token may not do that. */
            403: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "insufficient_scope";
                        };
                    };
                };
            };
            /** @description `release_not_found`: There is no such release, or no such file in it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "release_not_found";
                        };
                    };
                };
            };
            /** @description The file ends before that part. */
            416: {
                headers: {
                    "Content-Range": components["headers"]["Content-Range"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `rate_limited`: That was a lot in a short time. Please wait a little. */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "rate_limited";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    proveVote: {
        parameters: {
            query?: {
                /** @description The vote’s place among all that were ever released of the source, as in its file. */
                position?: number;
                /** @description A vote of your own, by the id that it was answered with. */
                vote?: string;
            };
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The vote as it was released, the tree, and the path between them. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InclusionProof"];
                };
            };
            /** @description `invalid_token`: This token is unknown, revoked or has ended. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_token";
                        };
                    };
                };
            };
            /** @description `insufficient_scope`: This token may not do that. */
            403: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "insufficient_scope";
                        };
                    };
                };
            };
            /**
             * @description `release_not_found`: There is no such release, or no such file in it.
             *
             *     `vote_not_released`: There is no such vote in a release.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "release_not_found" | "vote_not_released";
                        };
                    };
                };
            };
            /** @description `vote_changed`: This vote is no longer what it was when it was released. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "vote_changed";
                        };
                    };
                };
            };
            /** @description `invalid_input`: Something in the request is not as it should be. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input";
                        };
                    };
                };
            };
            /** @description `rate_limited`: That was a lot in a short time. Please wait a little. */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "rate_limited";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Their name, and whether they administer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    listSnapshots: {
        parameters: {
            query?: {
                /** @description Which of the source's categories; languages are categories too, and so is `non-english`. */
                category?: string;
                /** @description `next` of the page before: this one goes on after it. */
                cursor?: string;
                /** @description How many to a page, at most 200. */
                limit?: number;
                /** @description How ratings are made. */
                method?: "bradley-terry" | "elo" | "style-control";
                /** @description Leaves out models with fewer counted votes. */
                minVotes?: number;
                /** @description Whether pairs that met often weigh more (`as-cast`) or all pairs nearly alike (`even`). */
                sampling?: "as-cast" | "even";
                /** @description Whose votes: `arena` for those cast here, or another source by name. */
                source?: string;
                /** @description What a tie is: half a win, left out, or a verdict of its own in Davidson's or Rao and Kupper's model. */
                ties?: "half" | "out" | "davidson" | "rao-kupper";
                /** @description How far back votes count, from the newest vote of the source. */
                window?: "all" | "7d" | "30d" | "90d" | "365d";
            };
            header?: {
                /** @description The ETag of what you have: if it is still the same, 304 and no body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotList"];
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `source_not_found`: There is no such source of votes. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "source_not_found";
                        };
                    };
                };
            };
            /** @description `invalid_input`: Something in the request is not as it should be. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    snapshot: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you have: if it is still the same, 304 and no body. */
                "If-None-Match"?: string;
            };
            path: {
                snapshotId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The board as it was. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Leaderboard"];
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `snapshot_not_found`: There is no such board yet. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "snapshot_not_found";
                        };
                    };
                };
            };
            /** @description `snapshot_withdrawn`: This snapshot was withdrawn. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "snapshot_withdrawn";
                        };
                    };
                };
            };
            /** @description `invalid_input`: Something in the request is not as it should be. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    compareSnapshots: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you have: if it is still the same, 304 and no body. */
                "If-None-Match"?: string;
            };
            path: {
                otherId: string;
                snapshotId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The differences. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparedSnapshots"];
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `snapshot_not_found`: There is no such board yet. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "snapshot_not_found";
                        };
                    };
                };
            };
            /** @description `snapshot_withdrawn`: This snapshot was withdrawn. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "snapshot_withdrawn";
                        };
                    };
                };
            };
            /** @description `invalid_input`: Something in the request is not as it should be. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    listSources: {
        parameters: {
            query?: {
                /** @description `next` of the page before: this one goes on after it. */
                cursor?: string;
                /** @description How many to a page, at most 1000. */
                limit?: number;
            };
            header?: {
                /** @description The ETag of what you have: if it is still the same, 304 and no body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sources, by slug. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceList"];
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_input`: Something in the request is not as it should be. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    describeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            /**
             * @description `invalid_token`: This token is unknown, revoked or has ended.
             *
             *     `not_signed_in`: Sign in first.
             */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_token" | "not_signed_in";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description `next` of the page before: this one goes on after it. */
                cursor?: string;
                /** @description How many to a page, at most 200. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            /**
             * @description `invalid_token`: This token is unknown, revoked or has ended.
             *
             *     `not_signed_in`: Sign in first.
             */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_token" | "not_signed_in";
                        };
                    };
                };
            };
            /**
             * @description `insufficient_scope`: This token may not do that.
             *
             *     `not_allowed`: That is for administrators.
             */
            403: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "insufficient_scope" | "not_allowed";
                        };
                    };
                };
            };
            /** @description `invalid_input`: Something in the request is not as it should be. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhook"];
            };
        };
        responses: {
            /** @description Its secret is in this answer only. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookCreated"];
                };
            };
            /** @description `bad_json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "bad_json";
                        };
                    };
                };
            };
            /**
             * @description `invalid_token`: This token is unknown, revoked or has ended.
             *
             *     `not_signed_in`: Sign in first.
             */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_token" | "not_signed_in";
                        };
                    };
                };
            };
            /**
             * @description `insufficient_scope`: This token may not do that.
             *
             *     `not_allowed`: That is for administrators.
             *
             *     `cross_origin`: Requests from other sites are not accepted.
             */
            403: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "insufficient_scope" | "not_allowed" | "cross_origin";
                        };
                    };
                };
            };
            /** @description `too_many_webhooks`: There are as many webhooks as there may be. Delete one first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "too_many_webhooks";
                        };
                    };
                };
            };
            /** @description `body_too_large`: That is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "body_too_large";
                        };
                    };
                };
            };
            /** @description `wrong_content_type`: Send JSON, with content-type application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "wrong_content_type";
                        };
                    };
                };
            };
            /**
             * @description `invalid_input`: Something in the request is not as it should be.
             *
             *     `private_address`: Nothing is sent to addresses on private networks.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input" | "private_address";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    findWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /**
             * @description `invalid_token`: This token is unknown, revoked or has ended.
             *
             *     `not_signed_in`: Sign in first.
             */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_token" | "not_signed_in";
                        };
                    };
                };
            };
            /**
             * @description `insufficient_scope`: This token may not do that.
             *
             *     `not_allowed`: That is for administrators.
             */
            403: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "insufficient_scope" | "not_allowed";
                        };
                    };
                };
            };
            /** @description `webhook_not_found`: There is no such webhook. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "webhook_not_found";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_token`: This token is unknown, revoked or has ended.
             *
             *     `not_signed_in`: Sign in first.
             */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_token" | "not_signed_in";
                        };
                    };
                };
            };
            /**
             * @description `insufficient_scope`: This token may not do that.
             *
             *     `not_allowed`: That is for administrators.
             *
             *     `cross_origin`: Requests from other sites are not accepted.
             */
            403: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "insufficient_scope" | "not_allowed" | "cross_origin";
                        };
                    };
                };
            };
            /** @description `webhook_not_found`: There is no such webhook. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "webhook_not_found";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateWebhook"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description `bad_json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "bad_json";
                        };
                    };
                };
            };
            /**
             * @description `invalid_token`: This token is unknown, revoked or has ended.
             *
             *     `not_signed_in`: Sign in first.
             */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_token" | "not_signed_in";
                        };
                    };
                };
            };
            /**
             * @description `insufficient_scope`: This token may not do that.
             *
             *     `not_allowed`: That is for administrators.
             *
             *     `cross_origin`: Requests from other sites are not accepted.
             */
            403: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "insufficient_scope" | "not_allowed" | "cross_origin";
                        };
                    };
                };
            };
            /** @description `webhook_not_found`: There is no such webhook. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "webhook_not_found";
                        };
                    };
                };
            };
            /** @description `body_too_large`: That is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "body_too_large";
                        };
                    };
                };
            };
            /** @description `wrong_content_type`: Send JSON, with content-type application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "wrong_content_type";
                        };
                    };
                };
            };
            /** @description `invalid_input`: Something in the request is not as it should be. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description `next` of the page before: this one goes on after it. */
                cursor?: string;
                /** @description How many to a page, at most 200. */
                limit?: number;
            };
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryList"];
                };
            };
            /**
             * @description `invalid_token`: This token is unknown, revoked or has ended.
             *
             *     `not_signed_in`: Sign in first.
             */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_token" | "not_signed_in";
                        };
                    };
                };
            };
            /**
             * @description `insufficient_scope`: This token may not do that.
             *
             *     `not_allowed`: That is for administrators.
             */
            403: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "insufficient_scope" | "not_allowed";
                        };
                    };
                };
            };
            /** @description `webhook_not_found`: There is no such webhook. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "webhook_not_found";
                        };
                    };
                };
            };
            /** @description `invalid_input`: Something in the request is not as it should be. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_input";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    retryDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deliveryId: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is being sent; its log will tell. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_token`: This token is unknown, revoked or has ended.
             *
             *     `not_signed_in`: Sign in first.
             */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "invalid_token" | "not_signed_in";
                        };
                    };
                };
            };
            /**
             * @description `insufficient_scope`: This token may not do that.
             *
             *     `not_allowed`: That is for administrators.
             *
             *     `cross_origin`: Requests from other sites are not accepted.
             */
            403: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "insufficient_scope" | "not_allowed" | "cross_origin";
                        };
                    };
                };
            };
            /**
             * @description `webhook_not_found`: There is no such webhook.
             *
             *     `delivery_not_found`: There is no such delivery.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "webhook_not_found" | "delivery_not_found";
                        };
                    };
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "internal";
                        };
                    };
                };
            };
            /** @description `unavailable`: The arena cannot reach its database right now. Please try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {string} */
                            code?: "unavailable";
                        };
                    };
                };
            };
        };
    };
    receiveMessage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. Anything else is tried again later. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
