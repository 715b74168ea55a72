# First steps in R: Rscript first_steps.R [data folder]. Prints the sum of each measure by section.
arguments <- commandArgs(trailingOnly = TRUE)
folder <- if (length(arguments) > 0) arguments[1] else Sys.getenv("TECHINS_DATA", "data/clean")
business <- read.csv(file.path(folder, "business.csv"), encoding = "UTF-8",
                     colClasses = c(code = "character", value = "numeric"))  # 2.1 is a code, not a number
business$section <- sub("\\..*", "", business$code)
sums <- aggregate(value ~ edition + section + measure, business, sum)
sums <- sums[order(sums$edition, sums$section, sums$measure, method = "radix"), ]
cat(sprintf("%s,%s,%s,%.0f\n", sums$edition, sums$section, sums$measure, sums$value), sep = "")
