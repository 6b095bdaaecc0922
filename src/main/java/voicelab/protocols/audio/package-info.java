/** Sound as numbers: G.711, WAV, tones, DTMF, and text that travels as tones. PCM16, 8 kHz, mono throughout. */
package voicelab.protocols.audio;
