package voicelab.systems.consul;

import voicelab.engines.http.HttpRefusal;

/** Reads what a query asks for, as it stands now. Called under the store's lock, again after each change that may concern it. */
@FunctionalInterface
interface Look {
    Seen look() throws HttpRefusal;
}
