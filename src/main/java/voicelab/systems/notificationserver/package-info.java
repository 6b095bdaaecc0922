/**
 * The Collaboration Notification Server of the Video Gateway: stands between the clients of sessions and the MCU.
 *
 * <p>The real one is a web application in a J2EE container, installed beside every Application Server and MCU: it takes all
 * HTTP and HTTPS clients, proxies signalling between them and the MCU while media is set up, and pushes events. Its HTTP
 * interfaces are not public, nor is how it pushes.
 *
 * <p>Imitated: a session that the Application Server announces (mcu-6) becomes a client here; its conference and participant
 * are made at the MCU (mcu-9); what the MCU reports (mcu-11) is numbered, kept, handed to whoever polls, and called back to
 * the Application Server in order (mcu-8); a client's own messages go to the MCU. The paths under {@code /lab/v1} and their
 * JSON, and pushing by long poll, are ours: docs/openapi/notification-server.yaml.
 *
 * <p>Not imitated: the vendor's own API (501), signalling of WebRTC and Flash media (it comes with the video plane),
 * WebSocket, authentication.
 *
 * <p>A snapshot holds clients and their events as they stood, without their calls: a client that the MCU does not know
 * fails within ten seconds of the restore. Whoever polls is answered 404 then.
 *
 * <p>Sources: links mcu-6, mcu-8, mcu-9, mcu-11 and mcu-20 of the connection map; the public component and port pages of
 * Video Gateway 9.0.
 */
package voicelab.systems.notificationserver;
