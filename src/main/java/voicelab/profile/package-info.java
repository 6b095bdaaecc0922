/** Which part of the map runs, and where: profiles as records, read from strict YAML, and the plan of addresses. */
package voicelab.profile;
