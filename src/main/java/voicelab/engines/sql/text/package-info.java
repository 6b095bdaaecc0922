/** SQL as tokens: what statement routers look at and rewriters change, so that comments, quotes and dollar quotes cannot fool them. */
package voicelab.engines.sql.text;
