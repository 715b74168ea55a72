// Validates a data package and every row of its tables: node validate.mjs FOLDER
import datapackage from 'datapackage'

const folder = process.argv[2]
const pkg = await datapackage.Package.load(folder + '/datapackage.json', { basePath: folder })
if (!pkg.valid) {
  for (const e of pkg.errors) console.log('descriptor: ' + e.message)
  process.exit(1)
}
let failed = false
for (const r of pkg.resources) {
  if (r.descriptor.format !== 'csv') continue
  try {
    // Keyed rows: types, constraints, primary keys and foreign keys are checked.
    const rows = await r.read({ keyed: true, relations: false })
    await r.checkRelations()
    console.log(r.name + ' ' + rows.length)
  } catch (e) {
    failed = true
    console.log(r.name + ': ' + e.message + ' ' + (e.errors || []).map((x) => x.message).join('; '))
  }
}
process.exit(failed ? 1 : 0)
