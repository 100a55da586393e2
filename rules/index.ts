import type { Rule } from '../src/sdc/rule.js';
import acroResultsLeak from './acro-results-leak/rule.js';
import acroThresholds from './acro-thresholds/rule.js';
import acroVerdict from './acro-verdict/rule.js';
import allValuesSame from './all-values-same/rule.js';
import archiveNested from './archive-nested/rule.js';
import binaryDataObject from './binary-data-object/rule.js';
import checksumMismatch from './checksum-mismatch/rule.js';
import classDisclosureFull from './class-disclosure-full/rule.js';
import classDisclosureNear from './class-disclosure-near/rule.js';
import codeLiterals from './code-literals/rule.js';
import correlation from './correlation/rule.js';
import countUnitAmbiguity from './count-unit-ambiguity/rule.js';
import csvFormulaInjection from './csv-formula-injection/rule.js';
import diagnosticAccuracy from './diagnostic-accuracy/rule.js';
import differenceGroupMissing from './difference-group-missing/rule.js';
import differencingPrior from './differencing-prior/rule.js';
import differencingWithin from './differencing-within/rule.js';
import directIdentifierAccount from './direct-identifier-account/rule.js';
import directIdentifierAddress from './direct-identifier-address/rule.js';
import directIdentifierChi from './direct-identifier-chi/rule.js';
import directIdentifierDevice from './direct-identifier-device/rule.js';
import directIdentifierDob from './direct-identifier-dob/rule.js';
import directIdentifierEmail from './direct-identifier-email/rule.js';
import directIdentifierGridRef from './direct-identifier-grid-ref/rule.js';
import directIdentifierHcn from './direct-identifier-hcn/rule.js';
import directIdentifierHospitalNumber from './direct-identifier-hospital-number/rule.js';
import directIdentifierIp from './direct-identifier-ip/rule.js';
import directIdentifierName from './direct-identifier-name/rule.js';
import directIdentifierNhsNumber from './direct-identifier-nhs-number/rule.js';
import directIdentifierNino from './direct-identifier-nino/rule.js';
import directIdentifierPassport from './direct-identifier-passport/rule.js';
import directIdentifierPhone from './direct-identifier-phone/rule.js';
import directIdentifierPostcode from './direct-identifier-postcode/rule.js';
import directIdentifierRsidGenotype from './direct-identifier-rsid-genotype/rule.js';
import directIdentifierStaffCode from './direct-identifier-staff-code/rule.js';
import directIdentifierStudyId from './direct-identifier-study-id/rule.js';
import directIdentifierUprn from './direct-identifier-uprn/rule.js';
import directIdentifierUrl from './direct-identifier-url/rule.js';
import directIdentifierVehicle from './direct-identifier-vehicle/rule.js';
import documentAltText from './document-alt-text/rule.js';
import documentComments from './document-comments/rule.js';
import documentEmbeddedObjects from './document-embedded-objects/rule.js';
import documentExternalLinks from './document-external-links/rule.js';
import documentHiddenText from './document-hidden-text/rule.js';
import documentMacros from './document-macros/rule.js';
import documentTrackedChanges from './document-tracked-changes/rule.js';
import dominance1k from './dominance-1k/rule.js';
import dominance2k from './dominance-2k/rule.js';
import dominanceNk from './dominance-nk/rule.js';
import duplicateRelease from './duplicate-release/rule.js';
import encodingBinary from './encoding-binary/rule.js';
import encryptedFile from './encrypted-file/rule.js';
import establishmentIdentification from './establishment-identification/rule.js';
import exactDates from './exact-dates/rule.js';
import exceptionWithoutReason from './exception-without-reason/rule.js';
import excessVolume from './excess-volume/rule.js';
import extremeValue from './extreme-value/rule.js';
import factorPcaCluster from './factor-pca-cluster/rule.js';
import fewContributors from './few-contributors/rule.js';
import fileTypeAllowlist from './file-type-allowlist/rule.js';
import freeText from './free-text/rule.js';
import giniLorenz from './gini-lorenz/rule.js';
import gitFolder from './git-folder/rule.js';
import graphBarPieLine from './graph-bar-pie-line/rule.js';
import graphBoxplotOutliers from './graph-boxplot-outliers/rule.js';
import graphHistogram from './graph-histogram/rule.js';
import graphKdeViolin from './graph-kde-violin/rule.js';
import graphLabelsText from './graph-labels-text/rule.js';
import graphLowResolutionNotProtection from './graph-low-resolution-not-protection/rule.js';
import graphMap from './graph-map/rule.js';
import graphScatterIndividual from './graph-scatter-individual/rule.js';
import graphUnderlyingDataMissing from './graph-underlying-data-missing/rule.js';
import graphVectorData from './graph-vector-data/rule.js';
import gwasSummary from './gwas-summary/rule.js';
import hazardRatio from './hazard-ratio/rule.js';
import hhi from './hhi/rule.js';
import hiddenDenominator from './hidden-denominator/rule.js';
import hierarchyAudit from './hierarchy-audit/rule.js';
import holdingGrouping from './holding-grouping/rule.js';
import htmlComments from './html-comments/rule.js';
import htmlEmbeddedData from './html-embedded-data/rule.js';
import htmlExternalSources from './html-external-sources/rule.js';
import htmlHiddenElements from './html-hidden-elements/rule.js';
import htmlScripts from './html-scripts/rule.js';
import htmlSourceCode from './html-source-code/rule.js';
import hypothesisTests from './hypothesis-tests/rule.js';
import imageExtraPages from './image-extra-pages/rule.js';
import imageGps from './image-gps/rule.js';
import imageMetadata from './image-metadata/rule.js';
import imageTextChunks from './image-text-chunks/rule.js';
import imageThumbnail from './image-thumbnail/rule.js';
import impliedCountComplement from './implied-count-complement/rule.js';
import impliedCountPercent from './implied-count-percent/rule.js';
import kDisclosure from './k-disclosure/rule.js';
import kmAtRisk from './km-at-risk/rule.js';
import kmStep from './km-step/rule.js';
import kmTail from './km-tail/rule.js';
import linearConcentrationRatio from './linear-concentration-ratio/rule.js';
import linkedTables from './linked-tables/rule.js';
import logDataPrint from './log-data-print/rule.js';
import logPaths from './log-paths/rule.js';
import meanDifferencing from './mean-differencing/rule.js';
import meanLowN from './mean-low-n/rule.js';
import meanSdReconstruction from './mean-sd-reconstruction/rule.js';
import medianIqrLowN from './median-iqr-low-n/rule.js';
import midpoint6 from './midpoint6/rule.js';
import minCellCount from './min-cell-count/rule.js';
import missingContext from './missing-context/rule.js';
import mode from './mode/rule.js';
import modelFileType from './model-file-type/rule.js';
import modelInstanceBased from './model-instance-based/rule.js';
import modelLlm from './model-llm/rule.js';
import modelMiaEvidence from './model-mia-evidence/rule.js';
import modelRegressionTableFromObject from './model-regression-table-from-object/rule.js';
import modelStructural from './model-structural/rule.js';
import negativeContributions from './negative-contributions/rule.js';
import notebookOutputs from './notebook-outputs/rule.js';
import oddsRatio2x2 from './odds-ratio-2x2/rule.js';
import pPercent from './p-percent/rule.js';
import packMismatch from './pack-mismatch/rule.js';
import packageUnknownPart from './package-unknown-part/rule.js';
import pdfAnnotations from './pdf-annotations/rule.js';
import pdfAttachments from './pdf-attachments/rule.js';
import pdfFormFields from './pdf-form-fields/rule.js';
import pdfHiddenLayers from './pdf-hidden-layers/rule.js';
import pdfImageOnly from './pdf-image-only/rule.js';
import pdfInvisibleText from './pdf-invisible-text/rule.js';
import pdfRevisions from './pdf-revisions/rule.js';
import pdfScripts from './pdf-scripts/rule.js';
import percentOfSuppressed from './percent-of-suppressed/rule.js';
import percentileSupport from './percentile-support/rule.js';
import perturbationDeclared from './perturbation-declared/rule.js';
import pptxHiddenSlides from './pptx-hidden-slides/rule.js';
import pptxNotes from './pptx-notes/rule.js';
import pqRule from './pq-rule/rule.js';
import precisionExcess from './precision-excess/rule.js';
import predictionsResidualsInfluence from './predictions-residuals-influence/rule.js';
import proseLowCount from './prose-low-count/rule.js';
import quasiIdentifierCombination from './quasi-identifier-combination/rule.js';
import randomRounding from './random-rounding/rule.js';
import rankingList from './ranking-list/rule.js';
import rareCondition from './rare-condition/rule.js';
import regressionDof from './regression-dof/rule.js';
import regressionNestedDifferencing from './regression-nested-differencing/rule.js';
import regressionPerfectFit from './regression-perfect-fit/rule.js';
import regressionSaturated from './regression-saturated/rule.js';
import regressionTermSupport from './regression-term-support/rule.js';
import requestRule from './request-rule/rule.js';
import researcherDeclaredVsDetected from './researcher-declared-vs-detected/rule.js';
import roundingBase from './rounding-base/rule.js';
import roundingDerivedFromRaw from './rounding-derived-from-raw/rule.js';
import roundingImpossibleValue from './rounding-impossible-value/rule.js';
import roundingUnpick from './rounding-unpick/rule.js';
import rowLevelData from './row-level-data/rule.js';
import samplingWeightsDominance from './sampling-weights-dominance/rule.js';
import sensitiveAttribute from './sensitive-attribute/rule.js';
import shapeDof from './shape-dof/rule.js';
import sigfigRounding from './sigfig-rounding/rule.js';
import signatureMismatch from './signature-mismatch/rule.js';
import signedContainer from './signed-container/rule.js';
import smallAreaGeography from './small-area-geography/rule.js';
import smallPopulation from './small-population/rule.js';
import suppressionExact from './suppression-exact/rule.js';
import suppressionInconsistent from './suppression-inconsistent/rule.js';
import suppressionInterval from './suppression-interval/rule.js';
import suppressionSingletonContributor from './suppression-singleton-contributor/rule.js';
import suppressionSingletonLine from './suppression-singleton-line/rule.js';
import survivalQuantile from './survival-quantile/rule.js';
import svgEmbeddedData from './svg-embedded-data/rule.js';
import svgHiddenContent from './svg-hidden-content/rule.js';
import svgMetadata from './svg-metadata/rule.js';
import svgScripts from './svg-scripts/rule.js';
import syntheticData from './synthetic-data/rule.js';
import trailingBytes from './trailing-bytes/rule.js';
import undeclaredOutput from './undeclared-output/rule.js';
import waiver from './waiver/rule.js';
import weightedWithoutUnweighted from './weighted-without-unweighted/rule.js';
import xlsBiff from './xls-biff/rule.js';
import xlsxChartCache from './xlsx-chart-cache/rule.js';
import xlsxComments from './xlsx-comments/rule.js';
import xlsxConditionalFormat from './xlsx-conditional-format/rule.js';
import xlsxConnections from './xlsx-connections/rule.js';
import xlsxCustomXml from './xlsx-custom-xml/rule.js';
import xlsxDataValidationLists from './xlsx-data-validation-lists/rule.js';
import xlsxDefinedNames from './xlsx-defined-names/rule.js';
import xlsxDocprops from './xlsx-docprops/rule.js';
import xlsxEmbeddedOle from './xlsx-embedded-ole/rule.js';
import xlsxExternalLinks from './xlsx-external-links/rule.js';
import xlsxFormulaRefs from './xlsx-formula-refs/rule.js';
import xlsxHiddenRowcol from './xlsx-hidden-rowcol/rule.js';
import xlsxHiddenSheet from './xlsx-hidden-sheet/rule.js';
import xlsxMacros from './xlsx-macros/rule.js';
import xlsxOrphanedStrings from './xlsx-orphaned-strings/rule.js';
import xlsxPivotCache from './xlsx-pivot-cache/rule.js';
import xlsxPrecisionMask from './xlsx-precision-mask/rule.js';
import xlsxRevisions from './xlsx-revisions/rule.js';
import xlsxWhiteText from './xlsx-white-text/rule.js';
import xmlDoctype from './xml-doctype/rule.js';
import zeroCell from './zero-cell/rule.js';

/** The catalogue of disclosure rules, one line each, in alphabetical order of their ids. */
export const rules: readonly Rule[] = [
  acroResultsLeak,
  acroThresholds,
  acroVerdict,
  allValuesSame,
  archiveNested,
  binaryDataObject,
  checksumMismatch,
  classDisclosureFull,
  classDisclosureNear,
  codeLiterals,
  correlation,
  countUnitAmbiguity,
  csvFormulaInjection,
  diagnosticAccuracy,
  differenceGroupMissing,
  differencingPrior,
  differencingWithin,
  directIdentifierAccount,
  directIdentifierAddress,
  directIdentifierChi,
  directIdentifierDevice,
  directIdentifierDob,
  directIdentifierEmail,
  directIdentifierGridRef,
  directIdentifierHcn,
  directIdentifierHospitalNumber,
  directIdentifierIp,
  directIdentifierName,
  directIdentifierNhsNumber,
  directIdentifierNino,
  directIdentifierPassport,
  directIdentifierPhone,
  directIdentifierPostcode,
  directIdentifierRsidGenotype,
  directIdentifierStaffCode,
  directIdentifierStudyId,
  directIdentifierUprn,
  directIdentifierUrl,
  directIdentifierVehicle,
  documentAltText,
  documentComments,
  documentEmbeddedObjects,
  documentExternalLinks,
  documentHiddenText,
  documentMacros,
  documentTrackedChanges,
  dominance1k,
  dominance2k,
  dominanceNk,
  duplicateRelease,
  encodingBinary,
  encryptedFile,
  establishmentIdentification,
  exactDates,
  exceptionWithoutReason,
  excessVolume,
  extremeValue,
  factorPcaCluster,
  fewContributors,
  fileTypeAllowlist,
  freeText,
  giniLorenz,
  gitFolder,
  graphBarPieLine,
  graphBoxplotOutliers,
  graphHistogram,
  graphKdeViolin,
  graphLabelsText,
  graphLowResolutionNotProtection,
  graphMap,
  graphScatterIndividual,
  graphUnderlyingDataMissing,
  graphVectorData,
  gwasSummary,
  hazardRatio,
  hhi,
  hiddenDenominator,
  hierarchyAudit,
  holdingGrouping,
  htmlComments,
  htmlEmbeddedData,
  htmlExternalSources,
  htmlHiddenElements,
  htmlScripts,
  htmlSourceCode,
  hypothesisTests,
  imageExtraPages,
  imageGps,
  imageMetadata,
  imageTextChunks,
  imageThumbnail,
  impliedCountComplement,
  impliedCountPercent,
  kDisclosure,
  kmAtRisk,
  kmStep,
  kmTail,
  linearConcentrationRatio,
  linkedTables,
  logDataPrint,
  logPaths,
  meanDifferencing,
  meanLowN,
  meanSdReconstruction,
  medianIqrLowN,
  midpoint6,
  minCellCount,
  missingContext,
  mode,
  modelFileType,
  modelInstanceBased,
  modelLlm,
  modelMiaEvidence,
  modelRegressionTableFromObject,
  modelStructural,
  negativeContributions,
  notebookOutputs,
  oddsRatio2x2,
  pPercent,
  packMismatch,
  packageUnknownPart,
  pdfAnnotations,
  pdfAttachments,
  pdfFormFields,
  pdfHiddenLayers,
  pdfImageOnly,
  pdfInvisibleText,
  pdfRevisions,
  pdfScripts,
  percentOfSuppressed,
  percentileSupport,
  perturbationDeclared,
  pptxHiddenSlides,
  pptxNotes,
  pqRule,
  precisionExcess,
  predictionsResidualsInfluence,
  proseLowCount,
  quasiIdentifierCombination,
  randomRounding,
  rankingList,
  rareCondition,
  regressionDof,
  regressionNestedDifferencing,
  regressionPerfectFit,
  regressionSaturated,
  regressionTermSupport,
  requestRule,
  researcherDeclaredVsDetected,
  roundingBase,
  roundingDerivedFromRaw,
  roundingImpossibleValue,
  roundingUnpick,
  rowLevelData,
  samplingWeightsDominance,
  sensitiveAttribute,
  shapeDof,
  sigfigRounding,
  signatureMismatch,
  signedContainer,
  smallAreaGeography,
  smallPopulation,
  suppressionExact,
  suppressionInconsistent,
  suppressionInterval,
  suppressionSingletonContributor,
  suppressionSingletonLine,
  survivalQuantile,
  svgEmbeddedData,
  svgHiddenContent,
  svgMetadata,
  svgScripts,
  syntheticData,
  trailingBytes,
  undeclaredOutput,
  waiver,
  weightedWithoutUnweighted,
  xlsBiff,
  xlsxChartCache,
  xlsxComments,
  xlsxConditionalFormat,
  xlsxConnections,
  xlsxCustomXml,
  xlsxDataValidationLists,
  xlsxDefinedNames,
  xlsxDocprops,
  xlsxEmbeddedOle,
  xlsxExternalLinks,
  xlsxFormulaRefs,
  xlsxHiddenRowcol,
  xlsxHiddenSheet,
  xlsxMacros,
  xlsxOrphanedStrings,
  xlsxPivotCache,
  xlsxPrecisionMask,
  xlsxRevisions,
  xlsxWhiteText,
  xmlDoctype,
  zeroCell,
];
