package voicelab.boot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import voicelab.map.SystemId;
import voicelab.standin.StandIn;
import voicelab.systems.applicationserver.ApplicationServerStandIn;
import voicelab.systems.configserver.ConfigServerStandIn;
import voicelab.systems.consul.ConsulStandIn;
import voicelab.systems.customersystem.CustomerSystemStandIn;
import voicelab.systems.das.DasStandIn;
import voicelab.systems.gimreader.GimReaderStandIn;
import voicelab.systems.gvpconfigserver.GvpConfigServerStandIn;
import voicelab.systems.gwsixn.GwsIxnStandIn;
import voicelab.systems.interactionserver.InteractionServerStandIn;
import voicelab.systems.kafka.KafkaStandIn;
import voicelab.systems.kubelet.KubeletStandIn;
import voicelab.systems.logexporter.LogExporterStandIn;
import voicelab.systems.mcp.McpStandIn;
import voicelab.systems.mcu.McuStandIn;
import voicelab.systems.notificationserver.NotificationServerStandIn;
import voicelab.systems.postgresql.PostgresqlStandIn;
import voicelab.systems.prometheus.PrometheusStandIn;
import voicelab.systems.reportingserver.ReportingServerStandIn;
import voicelab.systems.resourcemanager.ResourceManagerStandIn;
import voicelab.systems.rup.RupStandIn;
import voicelab.systems.sbc.SbcStandIn;
import voicelab.systems.servicediscovery.ServiceDiscoveryStandIn;
import voicelab.systems.servicehandler.ServiceHandlerStandIn;
import voicelab.systems.sipendpoint.SipEndpointStandIn;
import voicelab.systems.sipserver.SipServerStandIn;
import voicelab.systems.snmpexporter.SnmpExporterStandIn;
import voicelab.systems.snmpmasteragent.SnmpMasterAgentStandIn;
import voicelab.systems.sqlserver.SqlServerStandIn;
import voicelab.systems.voiceconfig.VoiceConfigStandIn;
import voicelab.systems.webserver.WebServerStandIn;

/** The rooms that are built: one explicit list, id to constructor. Clicking through it is the tour of the lab. */
public final class Catalogue {
    private final Map<SystemId, Supplier<StandIn>> rooms = new LinkedHashMap<>();

    /** Every stand-in of the jar. */
    public static Catalogue shipped() {
        return new Catalogue()
                .and("kafka", KafkaStandIn::new)
                .and("postgresql", PostgresqlStandIn::new)
                .and("sql-server", SqlServerStandIn::new)
                .and("reporting-server", ReportingServerStandIn::new)
                .and("gvp-config-server", GvpConfigServerStandIn::new)
                .and("config-server", ConfigServerStandIn::new)
                .and("voice-config", VoiceConfigStandIn::new)
                .and("resource-manager", ResourceManagerStandIn::new)
                .and("mcp", McpStandIn::new)
                .and("consul", ConsulStandIn::new)
                .and("service-discovery", ServiceDiscoveryStandIn::new)
                .and("service-handler", ServiceHandlerStandIn::new)
                .and("snmp-master-agent", SnmpMasterAgentStandIn::new)
                .and("snmp-exporter", SnmpExporterStandIn::new)
                .and("log-exporter", LogExporterStandIn::new)
                .and("prometheus", PrometheusStandIn::new)
                .and("sip-server", SipServerStandIn::new)
                .and("sbc", SbcStandIn::new)
                .and("sip-endpoint", SipEndpointStandIn::new)
                .and("das", DasStandIn::new)
                .and("web-server", WebServerStandIn::new)
                .and("customer-system", CustomerSystemStandIn::new)
                .and("interaction-server", InteractionServerStandIn::new)
                .and("gws-ixn", GwsIxnStandIn::new)
                .and("application-server", ApplicationServerStandIn::new)
                .and("notification-server", NotificationServerStandIn::new)
                .and("mcu", McuStandIn::new)
                .and("rup", RupStandIn::new)
                .and("kubelet", KubeletStandIn::new)
                .and("gim-reader", GimReaderStandIn::new);
    }

    /** This catalogue and one room more. */
    public Catalogue and(String id, Supplier<StandIn> room) {
        rooms.put(new SystemId(id), room);
        return this;
    }

    public boolean has(SystemId id) {
        return rooms.containsKey(id);
    }

    /** In the order of the list, which is the order of starting: the heaviest engine first, for it decides when all are up. */
    public Set<SystemId> ids() {
        return Collections.unmodifiableSet(rooms.keySet());
    }

    public Optional<StandIn> make(SystemId id) {
        return Optional.ofNullable(rooms.get(id)).map(Supplier::get);
    }
}
