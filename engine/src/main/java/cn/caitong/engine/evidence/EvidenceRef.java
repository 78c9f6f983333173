package cn.caitong.engine.evidence;

import java.util.UUID;

/**
 * Which row of evidence.
 *
 * @param seq its place in its case's chain, from 1 and without gaps
 */
public record EvidenceRef(UUID caseId, long seq) {}
