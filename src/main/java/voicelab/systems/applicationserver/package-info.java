/**
 * The Collaboration Application Server of the Video Gateway: creates sessions, picks the MCU for each, and drives the
 * Notification Server.
 *
 * <p>The real one is a web application in a J2EE container: authentication, web pages, business logic, session creation,
 * resource tracking, the first contact of browsers. Its HTTP interfaces are not public.
 *
 * <p>Imitated: its part in a session. A session that is created here is announced to the Notification Server (mcu-6), what
 * becomes of it comes back as callbacks (mcu-8), MCUs register and report their load (mcu-10) and are dropped when they are
 * not heard of. The paths under {@code /lab/v1} and their JSON are ours: docs/openapi/application-server.yaml.
 *
 * <p>Not imitated: the vendor's own API (501), the browser's pages and its WebRTC and Flash sessions (501, they come with
 * the video plane), authentication, the database (mcu-7), a second Application Server for high availability.
 *
 * <p>A snapshot holds sessions and MCUs as they stood, without their calls: a session that the Notification
 * Server does not know fails within ten seconds of the restore.
 *
 * <p>Sources: links mcu-1, mcu-6, mcu-8 and mcu-10 of the connection map; the public component and port pages of Video
 * Gateway 9.0.
 */
package voicelab.systems.applicationserver;
