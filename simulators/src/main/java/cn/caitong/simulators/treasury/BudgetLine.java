package cn.caitong.simulators.treasury;

/** A budget line (预算指标) by its codes: fund (资金性质), function (功能分类), economic (政府经济分类), project, and the agency whose it is. */
public record BudgetLine(String fund, String function, String economic, String project, String agency) {
    /** {@code fund/function/economic/project}: what the line is known by. */
    public String code() {
        return String.join("/", fund, function, economic, project);
    }
}
