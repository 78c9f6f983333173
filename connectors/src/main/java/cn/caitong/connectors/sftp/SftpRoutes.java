package cn.caitong.connectors.sftp;

import cn.caitong.connectors.rest.PartnerCallPolicy;
import org.apache.camel.builder.RouteBuilder;

/** The one template by which every partner of files is told. Its folder is read by a sweep: there is nothing to route. */
public final class SftpRoutes extends RouteBuilder {
    /** Outbound. Parameters: {@code partner}. */
    public static final String PUT = "partner-send-file";

    private final FileSender sender;

    SftpRoutes(FileSender sender) {
        this.sender = sender;
    }

    @Override
    public void configure() {
        routeTemplate(PUT)
                .templateParameter("partner")
                .from("direct:partner-send-{{partner}}")
                .routeId("partner-send-{{partner}}")
                .description("What is due to this partner is put down as a file, once, and its result is looked for")
                .routeConfigurationId(PartnerCallPolicy.ID)
                .bean(sender, "send");
    }
}
