# Sums by unit with R: Rscript sums.R FOLDER. Doubles hold these figures to the last digit printed.
folder <- commandArgs(trailingOnly = TRUE)[1]
for (job in list(c("business", "value"), c("metrics", "value"), c("metrics", "lower"), c("metrics", "upper"))) {
  rows <- read.csv(file.path(folder, paste0(job[1], ".csv")), fileEncoding = "UTF-8-BOM", na.strings = "")
  rows$x <- as.numeric(rows[[job[2]]]) # "inf" becomes Inf
  rows <- rows[is.finite(rows$x) & !is.na(rows$unit), ]
  for (key in unique(paste(rows$edition, rows$unit, sep = ","))) {
    x <- rows$x[paste(rows$edition, rows$unit, sep = ",") == key]
    cat(job[1], job[2], key, format(sum(x), digits = 15, scientific = FALSE), length(x), sep = ",")
    cat("\n")
  }
}
