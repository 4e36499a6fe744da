package vn.danda.knowledge.calculate;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One line of the working.
 *
 * @param label what is found, in Vietnamese
 * @param formula how, with the numbers in it: {@code 22% × 3.000.000}
 * @param amount what comes out
 * @param unit what the amount counts: {@code đồng}, {@code %}, {@code năm}, {@code tháng}
 * @param basis the article it follows from
 * @param date the day whose rules and figures were used
 */
public record Step(String label, String formula, BigDecimal amount, String unit, String basis, LocalDate date) {}
