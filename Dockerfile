# VoiceLab in a container; docs/docker.md says what works from outside of it.
#   mvn -DskipTests package && docker build -t voicelab .        the jar that is there
#   docker build --build-arg JAR=built -t voicelab .             Maven builds it here
ARG JAR=given

FROM maven:3.9-eclipse-temurin-17 AS built
WORKDIR /src
COPY pom.xml ./
COPY src src
COPY profiles profiles
COPY scenarios scenarios
RUN mvn -B -ntp -q -DskipTests package && mv target/lab.jar /lab.jar

FROM scratch AS given
COPY target/lab.jar /lab.jar

FROM ${JAR} AS jar

FROM eclipse-temurin:17-jre
RUN groupadd --gid 10001 lab \
 && useradd --uid 10001 --gid 10001 --create-home --shell /usr/sbin/nologin lab \
 && install -d -o 10001 -g 10001 /opt/voicelab /var/lib/voicelab
COPY --from=jar --chown=10001:10001 /lab.jar /opt/voicelab/lab.jar
COPY --chown=10001:10001 deploy/jvm.flags /opt/voicelab/jvm.flags
USER 10001:10001
# where a running lab is found by `status`, `dial` ...; with a read-only root file system mount something on /tmp
ENV XDG_RUNTIME_DIR=/tmp
# The class archive halves the start. It is bound to this JVM and to the jar's path and time, so it is made here, by what it is for:
# a boot, a call and a proof of every connection.
RUN java -XX:ArchiveClassesAtExit=/opt/voicelab/lab.jsa $(grep -v SharedArchiveFile /opt/voicelab/jvm.flags) \
      -jar /opt/voicelab/lab.jar verify --json > /tmp/verify.json 2> /tmp/verify.log; \
    test -s /opt/voicelab/lab.jsa || { cat /tmp/verify.log; exit 1; }; rm -rf /tmp/*
# kept state, when asked for: boot --state /var/lib/voicelab
VOLUME /var/lib/voicelab
# what the front door repeats (docs/docker.md); 7000 is the console, with --console
EXPOSE 80 443 1433 1705 2060 5060 5060/udp 5070 5090 5432 6120 6379 7000 7120 7122 7130 8200 8300 8500 8501 8888 \
       9090 9092 9116 11200 13131 13133 13139 61616
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
  CMD ["java", "@/opt/voicelab/jvm.flags", "-jar", "/opt/voicelab/lab.jar", "status", "--json"]
ENTRYPOINT ["java", "@/opt/voicelab/jvm.flags", "-jar", "/opt/voicelab/lab.jar"]
CMD ["boot", "--front", "container"]
