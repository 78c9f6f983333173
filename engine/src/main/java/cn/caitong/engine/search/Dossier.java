package cn.caitong.engine.search;

import java.util.List;

/** All there is about one case, read at one moment: the timeline in its order, obligations by due time, deliveries by age. */
public record Dossier(
        CaseView file, List<TimelineEntry> timeline, List<ObligationView> obligations, List<DeliveryView> deliveries) {}
