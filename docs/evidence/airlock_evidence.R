# Evidence for Airlock: what stands behind each cell of a table. Stays inside the environment; never released.
# airlock_evidence(firms, by = c("region", "sector"), value = "turnover", contributor = "company")
airlock_evidence <- function(data, by, value, contributor = NULL, file = "outputs.evidence.csv") {
  who <- if (is.null(contributor)) seq_len(nrow(data)) else as.character(data[[contributor]])
  subsets <- unlist(lapply(seq(length(by), 0), function(k) combn(by, k, simplify = FALSE)), recursive = FALSE)
  top <- function(x, i) { s <- sort(x, decreasing = TRUE); if (length(s) >= i) s[i] else NA }
  rows <- lapply(subsets, function(kept) {
    keys <- as.data.frame(lapply(setNames(by, by), function(d) if (d %in% kept) as.character(data[[d]]) else rep("Total", nrow(data))), check.names = FALSE)
    groups <- split(seq_len(nrow(data)), if (length(by) == 0) rep(1, nrow(data)) else lapply(keys, factor), drop = TRUE, sep = "\r")
    do.call(rbind, lapply(groups, function(i) {
      v <- data[[value]][i]
      x <- tapply(v[!is.na(v)], who[i][!is.na(v)], sum)
      data.frame(keys[i[1], , drop = FALSE], measure = value, n = length(x), sum = sum(x), x1 = top(x, 1), x2 = top(x, 2), x3 = top(x, 3),
        sum_abs = sum(abs(x)), x1_abs = top(abs(x), 1), x2_abs = top(abs(x), 2), n_negative = sum(x < 0), n_zero = sum(x == 0),
        n_missing = sum(is.na(v)), all_same = as.integer(length(x) > 0 && length(unique(x)) == 1), check.names = FALSE)
    }))
  })
  write.csv(do.call(rbind, rows), file, row.names = FALSE, na = "", quote = TRUE)
}
